using System.Globalization;
using BiSSL.Training.Bilevel;
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

/// <summary>Graphs that do not fit are rebuilt at every product, and nothing else changes.</summary>
public class GraphMemoryTests : ILowerBatches, IUpperBatches
{
    private const int Batches = 5;

    public int StepsPerAlternation => 2;

    [Fact]
    public void Step_BudgetForTwoOfFive_KeepsTwoSaysSoAndChangesNoBit()
    {
        using var scope = NewDisposeScope();
        var two = string.Create(CultureInfo.InvariantCulture, $"{2.5 * GraphBytes() / (1L << 30):0.000000}");
        var (all, silent) = Run("auto");
        var (some, said) = Run(two);
        var (none, _) = Run("0");
        Assert.Empty(silent);
        Assert.StartsWith($"2 of {Batches} graphs are kept, ", Assert.Single(said));
        Assert.True(some.allclose(all, rtol: 0, atol: 0));
        Assert.True(none.allclose(all, rtol: 0, atol: 0));
    }

    public Views At(int alternation, int step) => new(Noise(step), Noise(step + 1000));

    public Views Hessian(int alternation, int k) => At(alternation, k);

    (Tensor Images, Tensor Labels) IUpperBatches.At(int alternation, int step) => (Noise(step + 2000), arange(32, dtype: int64) % 3);

    private static Tensor Noise(int seed)
    {
        using var generator = new Generator((ulong)seed, CPU);
        return randn([32, 3, 32, 32], float32, generator: generator);
    }

    private (Tensor ThetaD, IEnumerable<string> Said) Run(string memory)
    {
        var options = Options(memory);
        var networks = new Networks(options, CPU, ScalarType.Float32);
        var backbone = networks.Backbone(1);
        using var task = networks.Task(backbone, 1);
        var (p, d) = (new Level(backbone, task.Head), new Level(networks.Backbone(1), networks.Classifier(3, 1, "test")));
        using var lower = networks.PretextOptimizer(p.Named);
        using var upper = new Sgd(d.Named, 0.9, 0.001);
        using var solver = networks.Solver();
        using var algorithm = new AlgorithmFactory(options, networks, DownstreamLoss.CrossEntropy).Create(p, d, task, this, this, lower, upper, solver);
        var reporter = new Recorder();
        using var curves = new UnreadCurves(new Curves(reporter, "scope"));
        for (var step = 0; step < algorithm.Steps; step++)
        {
            using var scope = NewDisposeScope();
            algorithm.Step(step, new StageSettings(options.Bilevel), curves);
        }
        return (d.Vector(), reporter.Events.Select(e => (string)e.Detail["text"]!));
    }

    private long GraphBytes()
    {
        var options = Options("auto");
        var networks = new Networks(options, CPU, ScalarType.Float32);
        var backbone = networks.Backbone(1);
        using var task = networks.Task(backbone, 1);
        var before = BiSSL.Training.Engine.ProcessMemory.Held!.Value;
        using var kept = HessianVectorProduct.Kept(() => task.Loss(backbone, At(0, 0)), new Level(backbone, task.Head).Theta);
        return BiSSL.Training.Engine.ProcessMemory.Held!.Value - before;
    }

    private static RunOptions Options(string memory) => new()
    {
        Model = new() { Width = 8, Stem = "cifar", Projector = [16, 16] },
        Bilevel = new() { Alternations = 2, AdaptEvery = 1 },
        Lower = new() { Steps = Batches, RampSteps = 1 },
        Upper = new() { Steps = 2 },
        Hypergradient = new() { Batches = Batches, Iterations = 2, Solver = "joint", TrueResidualEvery = 0, Memory = memory },
    };
}
