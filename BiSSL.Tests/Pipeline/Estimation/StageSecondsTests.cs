using BiSSL.Training.Pipeline.Estimation;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Tests.Pipeline.Estimation;

public class StageSecondsTests
{
    private static readonly ImageCounts s_images = new(1000, 100, 50, 200);

    // Powers of ten apart, so that a sum tells what it is made of.
    private static readonly ProbeTimes s_times = new(4, Pretext: 1, Lower: 10, Upper: 1e3, Graph: 1e5, Product: 1e7, Head: 1, FineTune: 1, Evaluation: 1e4);

    private static readonly RunOptions s_options = new()
    {
        Pretext = new() { Batch = 2, Steps = 30, WarmupSteps = 20 },
        HeadWarmup = new() { Epochs = 3 },
        Bilevel = new() { Alternations = 4 },
        Lower = new() { Steps = 5 },
        Upper = new() { Steps = 2, Batch = 3 },
        Hypergradient = new() { Solver = "trust", Iterations = 2, Batches = 2, TrueResidualEvery = 0 },
        FineTune = new() { Epochs = 6, ValidateEvery = 2 },
    };

    [Theory]
    [InlineData(StageNames.Pretext, 30 * 2)]
    [InlineData(StageNames.PretextWarmup, 20 * 2)]
    [InlineData(StageNames.HeadWarmup, 3 * 100)]
    [InlineData(StageNames.Control, 4 * 5 * 2)]
    [InlineData(StageNames.FineTune, (6 * 100) + (1e4 * ((3 * 50) + 200)))]
    [InlineData(StageNames.Probe, 1e4 * 300)]
    public void Of_PlainStage_IsItsImagesTimesTheirTime(string stage, double expected) =>
        Assert.Equal(expected, new StageSeconds(s_options, s_images, s_times, kept: 2).Of(stage), 1e-6);

    [Fact]
    public void Of_BisslWithEveryGraphKept_BuildsEachOnceABlock() =>
        Assert.Equal(4 * ((5 * 2 * 10) + (2 * 2 * 1e5) + (2 * ((3 * 1e3) + (2 * 2 * 2 * 1e7)))), Bissl(s_options.Hypergradient, kept: 2), 1e-3);

    [Fact]
    public void Of_BisslWithOneGraphKept_BuildsTheOtherAtEveryProduct() =>
        Assert.Equal(Bissl(s_options.Hypergradient, kept: 2) + (4 * 2 * 1e5 * ((2 * 2) - 1)), Bissl(s_options.Hypergradient, kept: 1), 1e-3);

    [Fact]
    public void Of_BisslByOtherSolvers_CountsTheirProducts()
    {
        double ForProducts(double products) => 4 * ((5 * 2 * 10) + (2 * 2 * 1e5) + (2 * ((3 * 1e3) + (products * 2 * 2 * 1e7))));
        Assert.Equal(ForProducts(0), Bissl(s_options.Hypergradient with { Solver = "identity" }, kept: 2), 1e-3);
        Assert.Equal(ForProducts(1), Bissl(s_options.Hypergradient with { Solver = "nystrom" }, kept: 2), 1e-3);
        Assert.Equal(ForProducts(2.25), Bissl(s_options.Hypergradient with { TrueResidualEvery = 4 }, kept: 2), 1e-3);
    }

    private static double Bissl(HypergradientOptions hypergradient, int kept) =>
        new StageSeconds(s_options with { Hypergradient = hypergradient }, s_images, s_times, kept).Of(StageNames.Bissl);
}
