using BiSSL.Tests.Golden;
using BiSSL.Tests.Pipeline.Latent;
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

public sealed class StageBuilderTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Control_WithByol_StartsWithATargetLikeTheOnlineNetwork()
    {
        var options = TinyRun.Options("pretext.task=byol");
        using var data = Data(options);
        using var control = Of(options, data, StageNames.Control).Control(Warmup(options, data));
        var state = control.State.ToDictionary(entry => entry.Name, entry => entry.Value);

        var targets = state.Keys.Where(name => name.Contains("target.", StringComparison.Ordinal)).ToList();
        Assert.Contains(targets, name => name.Contains("projector", StringComparison.Ordinal));
        Assert.All(targets, name => Assert.Equal(Numbers.Values(state[Online(name)]), Numbers.Values(state[name])));
    }

    [Fact]
    public void Pretext_TwoStagesOfTheSameLengthAndRate_TellUnderTheirOwnNames()
    {
        var options = TinyRun.Options("pretext.steps=6", "pretext.learningRate=4.8", "pretext.warmupSteps=6", "pretext.warmupLearningRate=4.8");
        using var data = Data(options);
        var recorder = new Recorder();
        foreach (var stage in (string[])[StageNames.Pretext, StageNames.PretextWarmup])
        {
            using var made = Of(options, data, stage, recorder).Pretext();
            made.Step(0);
            made.Report();
        }
        Assert.Equal(["seed 0/pretext", "seed 0/pretext warm-up"], recorder.Points.Where(point => point.Series == "pretext/loss").Select(point => point.Scope));
    }

    [Theory]
    [InlineData("control", "model.pretextBatchNormGroup", true)]
    [InlineData("control", "model.downstreamBatchNormGroup", false)]
    [InlineData("bissl", "model.pretextBatchNormGroup", true)]
    [InlineData("bissl", "model.downstreamBatchNormGroup", true)]
    [InlineData("head warm-up", "model.downstreamBatchNormGroup", true)]
    [InlineData("head warm-up", "model.pretextBatchNormGroup", false)]
    public void BatchNormGroup_OfOneKindOfBatch_ReachesTheStagesThatHaveThem(string stage, string option, bool reaches)
    {
        var (plain, grouped) = (TinyRun.Options(), TinyRun.Options($"{option}=4"));
        Assert.Equal(reaches, !After(plain, stage).SequenceEqual(After(grouped, stage)));
    }

    /// <summary>Weights after one step of every kind.</summary>
    private static double[] After(RunOptions options, string stage)
    {
        using var data = Data(options);
        var warmup = Warmup(options, data);
        var builder = Of(options, data, stage);
        using var made = stage switch
        {
            StageNames.Control => builder.Control(warmup),
            StageNames.HeadWarmup => builder.HeadWarmup(warmup),
            _ => builder.Bissl(warmup, Kept(Of(options, data, StageNames.HeadWarmup).HeadWarmup(warmup))),
        };
        for (var step = 0; step < Math.Min(made.Steps, options.Lower.Steps + 1); step++)
            made.Step(step);
        return [.. made.Result().Weights.Where(weight => weight.Name.EndsWith("weight", StringComparison.Ordinal)).SelectMany(weight => Numbers.Values(weight.Value))];
    }

    private static string Online(string target) => target.Contains("backbone", StringComparison.Ordinal)
        ? "theta." + target[(target.IndexOf("backbone.", StringComparison.Ordinal) + "backbone.".Length)..]
        : "phi." + target[target.IndexOf("projector.", StringComparison.Ordinal)..];

    private static CachedResult Warmup(RunOptions options, RunData data)
    {
        var stage = Of(options, data, StageNames.PretextWarmup).Pretext();
        stage.Step(0);
        return Kept(stage);
    }

    private static CachedResult Kept(IStage stage) => new(stage.Result().Weights.ToDictionary(weight => weight.Name, weight => weight.Value), []);

    private static RunData Data(RunOptions options) => new(options, Compute.Of(options.Engine), NullReporter.Instance, DataHome.None);

    private static StageBuilder Of(RunOptions options, RunData data, string stage, IRunReporter? reporter = null) =>
        new StageFactory(options, data, Compute.Of(options.Engine), reporter ?? NullReporter.Instance).Of(stage, "bissl", new(0, 0));
}
