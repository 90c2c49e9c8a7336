using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Stages;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Building;

/// <summary>Every option of the tree in turn: whatever it changes has another key.</summary>
public sealed class StageInputsTests : IDisposable
{
    private static readonly StageSeeds s_seeds = new(1, 2);

    private static readonly RunOptions s_options = new()
    {
        Data = new() { Name = "shapes", Unlabelled = "shapes", ImageSize = 16, LabelsPerClass = 1, UnlabelledCount = 16, ValidationCount = 10, TestCount = 10 },
        Model = new() { Width = 2, Projector = [4, 4], ZeroInitLast = false },
        Pretext = new() { Batch = 8, Steps = 3, WarmupSteps = 3, RampSteps = 1, FinalRateShare = 0.1, Fraction = 0.75, ExtraForward = true },
        HeadWarmup = new() { Batch = 5, Epochs = 1, ExtraForward = true },
        Bilevel = new() { Alternations = 2, AdaptEvery = 1, Lambda = 1, Gamma = 1 },
        Lower = new() { Steps = 2, RampSteps = 1 },
        Upper = new() { Steps = 2, Batch = 4, LearningRate = 0.1 },
        Hypergradient = new() { Iterations = 2, Batches = 2, TrueResidualEvery = 1 },
        FineTune = new() { Batch = 5, Epochs = 3, LearningRate = 0.02, BaselineLearningRate = 0.03, ExtraForward = true },
        Search = new() { Trials = 3 },
        Comparison = new() { Arms = ["scratch", "pretext", "control", "bissl"], Seeds = 2 },
        Features = new() { Images = 4 },
        Engine = new() { Device = "cpu", Threads = 1 },
    };

    private static readonly Dictionary<string, string> s_keys = Keys(s_options);

    private readonly DisposeScope _scope = NewDisposeScope();

    /// <summary>Options, and the stages whose keys change with them.</summary>
    public static TheoryData<string, string[]> Influences => new()
    {
        { "data.imageSize", [.. StageNames.InOrder] },
        { "data.interpolation", ["head warm-up", "bissl", "fine-tune", "search", "probe"] },
        { "hypergradient.path", [.. StageNames.InOrder] },
        { "engine.threads", [.. StageNames.InOrder] },
        { "engine.precision", [.. StageNames.InOrder] },
        { "pretext.finalRateShare", ["pretext", "pretext warm-up", "control", "bissl", "fine-tune", "search"] },
        { "pretext.augmentation.hue", ["pretext", "pretext warm-up", "control", "bissl"] },
        { "pretext.batch", ["pretext", "pretext warm-up", "control", "bissl"] },
        { "engine.pretextPrecision", ["pretext", "pretext warm-up", "control", "bissl"] },
        { "data.unlabelledCount", ["pretext", "pretext warm-up", "control", "bissl"] },
        { "pretext.steps", ["pretext"] },
        { "pretext.warmupSteps", ["pretext warm-up"] },
        { "headWarmup.epochs", ["head warm-up"] },
        { "data.cropScale", ["head warm-up", "bissl", "fine-tune", "search"] },
        { "data.ratioMax", ["head warm-up", "bissl", "fine-tune", "search"] },
        { "pretext.augmentation.interpolation", ["pretext", "pretext warm-up", "control", "bissl"] },
        { "model.pretextBatchNormGroup", ["control", "bissl"] },
        { "model.downstreamBatchNormGroup", ["head warm-up", "bissl"] },
        { "lower.steps", ["control", "bissl"] },
        { "pretext.fraction", ["control", "bissl"] },
        { "bilevel.lambda", ["bissl"] },
        { "upper.clipNorm", ["bissl"] },
        { "upper.optimizer", ["bissl"] },
        { "features.refreshBatches", ["probe"] },
        { "hypergradient.damping", ["bissl"] },
        { "fineTune.momentum", ["fine-tune", "search"] },
        { "fineTune.learningRate", ["fine-tune"] },
        { "search.trials", ["search"] },
        { "data.validationCount", ["fine-tune", "search"] },
        { "data.testCount", ["fine-tune", "probe"] },
    };

    /// <summary>Options that reach a result by the images alone, whose digests the keys hold, or that change no result, on purpose.</summary>
    private static readonly string[] s_inNoKey =
    [
        "name", "data.root", "data.unlabelled", "data.unlabelledRoot", "data.validationShare", "data.storedSide", "data.background", "data.jpegDecoder", "data.cifar10First40000", "data.trainIndexFile", "data.validationIndexFile",
        "hypergradient.memory", "comparison.arms", "comparison.seed", "comparison.seeds", "comparison.vary", "comparison.probe", "features.images", "features.every",
        "checkpoint.everySteps", "checkpoint.cache", "engine.device", "engine.lanes",
    ];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Influences))]
    public void Key_OptionChanged_ChangesInTheStagesItReachesAlone(string path, string[] stages)
    {
        var leaf = OptionTree.Find(path)!;
        Assert.All(Others(leaf), other => Assert.Equal(stages.Order(), Changed(leaf.With(s_options, other)).Order()));
    }

    [Fact]
    public void Key_EveryOption_IsInOneOrKnownToBeInNone()
    {
        var without = OptionTree.Leaves.Where(leaf => !Others(leaf).Any(other => Changed(leaf.With(s_options, other)).Count > 0)).Select(leaf => leaf.Path);
        Assert.Equal(s_inNoKey.Order(), without.Order());
    }

    [Theory]
    [InlineData("pretext")]
    [InlineData("pretext warm-up")]
    [InlineData("head warm-up")]
    [InlineData("control")]
    [InlineData("bissl")]
    [InlineData("fine-tune")]
    [InlineData("search")]
    [InlineData("probe")]
    public void Result_OfAllOptionsInTurn_ChangesWithItsKeyAlone(string stage)
    {
        var result = Result(s_options, stage);
        foreach (var leaf in OptionTree.Leaves.Where(leaf => leaf.Path is not "engine.device" and not "data.name" and not "data.unlabelled"))
        {
            foreach (var options in Others(leaf).Select(other => leaf.With(s_options, other)).Where(options => Keys(options)[stage] == s_keys[stage]))
                Assert.True(result == Result(options, stage), $"{leaf.Path} changes the result of '{stage}' and not its key.");
        }
    }

    [Fact]
    public void Only_AStage_ReadsDefaultsOfWhatItDoesNotDeclare()
    {
        var only = StageInputs.Of(StageNames.Control, "control").Only(s_options);

        Assert.Equal((s_options.Lower, s_options.Pretext.Batch), (only.Lower, only.Pretext.Batch));
        Assert.Equal((new PretextOptions().Steps, new FineTuneOptions(), new UpperOptions()), (only.Pretext.Steps, only.FineTune, only.Upper));
    }

    /// <summary>The other choices of an option, or a number beside its own within its bounds.</summary>
    private static IEnumerable<object> Others(OptionLeaf leaf) => leaf.Get(s_options) switch
    {
        bool flag => [!flag],
        int number => [number < leaf.About.Max ? number + 1 : number - 1],
        double number => [number * 0.75 >= leaf.About.Min && number != 0 ? number * 0.75 : (number + Math.Min(1, leaf.About.Max)) / 2],
        string text when leaf.About.Choices.Length > 0 => leaf.About.Choices.Where(choice => choice != text),
        string when leaf.Path == "engine.device" => [],                          // this machine may have no other
        string when leaf.Path == "data.background" => ["black"],
        string text => [leaf.Path == "hypergradient.memory" ? "0" : text + "1"],
        IReadOnlyList<int> => [new[] { 4, 3 }],
        _ => [new[] { "scratch" }],
    };

    private static List<string> Changed(RunOptions options)
    {
        var keys = Keys(options);
        return [.. StageNames.InOrder.Where(stage => s_keys[stage] != keys[stage])];
    }

    /// <summary>What determines every stage, of arms with different rates.</summary>
    private static Dictionary<string, string> Keys(RunOptions options)
    {
        using var data = Data(options);
        var factory = new StageFactory(options, data, Compute.Of(options.Engine), NullReporter.Instance);
        return StageNames.InOrder.ToDictionary(stage => stage, stage => string.Concat(((string[])["scratch", "control", "bissl"]).Select(arm => factory.Determines(stage, arm, s_seeds).ToJsonString())));
    }

    private static RunData Data(RunOptions options) => new(Readable(options), Compute.Of(s_options.Engine), NullReporter.Instance, DataHome.None);

    /// <summary>Images that can be had without files.</summary>
    private static RunOptions Readable(RunOptions options) => options with { Data = options.Data with { Name = "shapes", Unlabelled = "shapes", TrainIndexFile = "", ValidationIndexFile = "" } };

    /// <summary>The bits of what a stage comes to when it may read all options.</summary>
    private static string Result(RunOptions options, string stage)
    {
        using var scope = NewDisposeScope();
        using var data = Data(options);
        using var made = Build(options, stage, data);
        for (var step = 0; step < made.Steps; step++)
        {
            using var inner = NewDisposeScope();
            made.Step(step);
        }
        var result = made.Result();
        return string.Join('|', result.Weights.Select(weight => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(weight.Value.contiguous().bytes)))) + Measured(result);
    }

    private static string Measured(StageResult result)
    {
        var measured = result.Measured.DeepClone().AsObject();
        foreach (var trial in measured["trials"]?.AsArray() ?? [])
            trial!.AsObject().Remove("seconds");
        return measured.ToJsonString();
    }

    private static IStage Build(RunOptions options, string stage, RunData data)
    {
        var compute = Compute.Of(s_options.Engine);
        compute.Enter(s_options.Engine);
        StageBuilder Of(RunOptions of, string name) => new(
            name, "bissl", s_seeds, of, data.Of(s_seeds), new Networks(of, compute.Device, compute.Precision), new StageWatch(of, () => data.Of(s_seeds)), new Curves(NullReporter.Instance, ""));
        var builder = Of(options, stage);
        var like = s_options with { Model = options.Model, Pretext = s_options.Pretext with { Task = options.Pretext.Task } };
        CachedResult Start() => Kept(Of(like, StageNames.PretextWarmup).Pretext());
        CachedResult Head() => Kept(Of(like, StageNames.HeadWarmup).HeadWarmup(Start()));
        return stage switch
        {
            StageNames.Pretext or StageNames.PretextWarmup => builder.Pretext(),
            StageNames.HeadWarmup => builder.HeadWarmup(Start()),
            StageNames.Control => builder.Control(Start()),
            StageNames.Bissl => builder.Bissl(Start(), Head()),
            StageNames.FineTune => builder.FineTune(Start()),
            StageNames.Search => builder.Search(Start()),
            _ => builder.Probe(Start()),
        };
    }

    private static CachedResult Kept(IStage stage) => new(stage.Result().Weights.ToDictionary(weight => weight.Name, weight => weight.Value), []);
}
