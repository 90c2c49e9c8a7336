using BiSSL.Tests.Data;
using BiSSL.Training;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline;

/// <summary>Both levels together on a tiny network.</summary>
public sealed class Algorithm1Tests : ILowerBatches, IUpperBatches
{
    private bool _poisoned;

    public int StepsPerAlternation => 2;

    [Theory]
    [InlineData("simclr", "fast")]
    [InlineData("simclr", "stock")]
    [InlineData("byol", "fast")]
    public void Step_AlternationAfterAlternation_LeavesNoTensorBehind(string task, string path)
    {
        using var setup = new Setup(Options(task, path), this);
        var counts = new List<long>();
        for (var step = 0; step < setup.Algorithm.Steps; step++)
        {
            setup.Step(step);
            if (step % 5 == 4)
                counts.Add(LiveTensors.Settled());
        }
        Assert.Equal(3, counts.Count);
        Assert.Single(counts.Distinct());
    }

    [Fact]
    public void Step_LowerLevelMovesAfterTheUpperBlock_GraphsAreGone()
    {
        using var setup = new Setup(Options("simclr", "fast"), this);
        for (var step = 0; step < 4; step++)
            setup.Step(step);
        var held = LiveTensors.Settled();
        for (var step = 4; step < 6; step++)
            setup.Step(step);
        Assert.True(LiveTensors.Settled() < held);
    }

    [Fact]
    public void Step_DownstreamImagesNotFinite_StopsWithANamedErrorAndKeepsTheWeights()
    {
        using var setup = new Setup(Options("simclr", "fast"), this);
        for (var step = 0; step < 3; step++)
            setup.Step(step);
        using var before = setup.D.Vector();
        _poisoned = true;
        var error = Assert.Throws<NonFiniteCurve>(() => setup.Step(3));
        Assert.Contains("'upper/loss' is not finite at step 3", error.Message, StringComparison.Ordinal);
        using var after = setup.D.Vector();
        Assert.True(before.allclose(after, rtol: 0, atol: 0));
    }

    [Theory]
    [InlineData(1e30, "The downstream gradient at θP is not finite (first in 'conv1.weight'): the upper level")]
    [InlineData(1e39, "is not finite after step 3: the upper level (θD) has diverged.")]
    public void Step_OnlyTheUpperLevelDiverges_NamesItBeforeTheLowerLevelFeelsIt(double rate, string where)
    {
        var options = Options("simclr", "fast");
        using var setup = new Setup(options with { Upper = options.Upper with { LearningRate = rate } }, this);

        var error = Assert.ThrowsAny<Diverged>(() =>
        {
            for (var step = 0; step < 6; step++)
                setup.Step(step);
        });

        Assert.Contains(where, error.Message, StringComparison.Ordinal);
        Assert.Contains("Take a smaller upper.learningRate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_LastLowerStepOfABlockDiverges_BlamesTheLowerLevel()
    {
        var options = Options("simclr", "fast");
        using var setup = new Setup(options with { Lower = options.Lower with { LearningRate = 1e39, Optimizer = "sgd", RampSteps = 0, Steps = 1 }, Hypergradient = options.Hypergradient with { Batches = 1 } }, this);

        var error = Assert.ThrowsAny<Diverged>(() => setup.Step(0));

        Assert.Contains("is not finite after step 0: the lower level (θP) has diverged. Take a smaller lower.learningRate", error.Message, StringComparison.Ordinal);
    }

    public Views At(int alternation, int step) => new(Noise((10 * alternation) + step, 6), Noise((10 * alternation) + step + 1000, 6));

    public Views Hessian(int alternation, int k) => At(alternation, k);

    (Tensor Images, Tensor Labels) IUpperBatches.At(int alternation, int step) =>
        (_poisoned ? Noise(1, 4) * double.NaN : Noise((10 * alternation) + step + 2000, 4), tensor([0L, 1, 2, 1]));

    private static Tensor Noise(int seed, int images)
    {
        using var generator = new Generator((ulong)seed, CPU);
        return randn([images, 3, 8, 8], float32, generator: generator);
    }

    private static RunOptions Options(string task, string path) => new()
    {
        Model = new() { Width = 2, Stem = "cifar", Projector = [4, 4] },
        Pretext = new() { Task = task },
        Bilevel = new() { Alternations = 3, AdaptEvery = 1 },
        Lower = new() { Steps = 3, RampSteps = 1 },
        Upper = new() { Steps = 2 },
        Hypergradient = new() { Batches = 2, Iterations = 2, Damping = 1000, TrueResidualEvery = 2, Path = path },
    };

    private sealed class Setup : IDisposable
    {
        private readonly IPretextTask _task;
        private readonly IOptimizer _lower;
        private readonly Sgd _upper;
        private readonly StageSettings _settings;

        public Setup(RunOptions options, Algorithm1Tests batches)
        {
            var networks = new Networks(options, CPU, ScalarType.Float32);
            var backbone = networks.Backbone(1);
            _task = networks.Task(backbone, 1);
            var p = new Level(backbone, _task.Head);
            D = new Level(networks.Backbone(1), networks.Classifier(3, 1, "test"));
            (_lower, _upper, _settings) = (networks.PretextOptimizer(p.Named, options.Lower.Optimizer), new Sgd(D.Named, 0.9, 0.001), new StageSettings(options.Bilevel));
            Algorithm = new AlgorithmFactory(options, networks, DownstreamLoss.CrossEntropy).Create(p, D, _task, batches, batches, _lower, _upper, networks.Solver());
        }

        public Algorithm1 Algorithm { get; }

        public Level D { get; }

        public void Step(int step)
        {
            using var scope = NewDisposeScope();
            using var curves = new UnreadCurves(new Curves(NullReporter.Instance, ""));
            Algorithm.Step(step, _settings, curves);
        }

        public void Dispose()
        {
            Algorithm.Dispose();
            _lower.Dispose();
            _upper.Dispose();
            _task.Dispose();
        }
    }
}
