using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Estimation;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Tests.Pipeline.Estimation;

public class RunEstimatorTests
{
    private static readonly RunOptions s_options = new()
    {
        Data = new() { Name = "shapes", Unlabelled = "shapes", ImageSize = 16, LabelsPerClass = 2, UnlabelledCount = 40, ValidationCount = 10, TestCount = 20 },
        Model = new() { Width = 4, Stem = "cifar", Projector = [8, 8] },
        Pretext = new() { Batch = 32, Steps = 100, WarmupSteps = 50, RampSteps = 5 },
        HeadWarmup = new() { Batch = 16 },
        Bilevel = new() { Alternations = 5 },
        Lower = new() { Steps = 6 },
        Upper = new() { Steps = 2, Batch = 16 },
        Hypergradient = new() { Solver = "recycle", Tolerance = 0.01, Batches = 2 },
        FineTune = new() { Epochs = 10, Batch = 16 },
        Comparison = new() { Arms = ["scratch", "pretext", "control", "bissl"], Seeds = 2, Vary = "everything" },
        Engine = new() { Device = "cpu", Threads = 1 },
    };

    [Fact]
    public void Run_SmallRun_MeasuresEveryStage()
    {
        var estimate = RunEstimator.Run(s_options, DataHome.None);

        Assert.Equal(StageNames.InOrder.Where(stage => stage != StageNames.Search), estimate.Stages.Select(stage => stage.Stage));
        Assert.All(estimate.Stages, stage => Assert.True(stage is { Jobs: > 0, Seconds: > 0 }, stage.ToString()));
        Assert.Equal(estimate.Stages.Sum(stage => stage.Seconds), estimate.Seconds, 1e-9);
        Assert.True(estimate.MemoryBytes > 0 && estimate.DiskBytes > 0);
        Assert.StartsWith("Measured: steps with 32 of a batch's 32 images", estimate.Remarks[0], StringComparison.Ordinal);
        Assert.Contains(estimate.Remarks, remark => remark.Contains("often stops earlier", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Search_CountsItsTrialsInPlaceOfFineTuning()
    {
        RunEstimate Estimate(string method) => RunEstimator.Run(s_options with { Comparison = new() { Arms = ["scratch", "control"] }, Search = new() { Trials = 9, Method = method } }, DataHome.None);
        var (random, asha) = (Estimate("random"), Estimate("asha"));

        Assert.Equal([StageNames.PretextWarmup, StageNames.Control, StageNames.Search], random.Stages.Select(stage => stage.Stage));
        Assert.Equal(2, random.Stages[^1].Jobs);
        Assert.True(asha.Stages[^1].Seconds < random.Stages[^1].Seconds);
    }

    [Fact]
    public void Run_DataThatIsMissing_TakesThePublishedNumbersAndSaysSo()
    {
        var estimate = RunEstimator.Run(s_options with { Data = new() { Name = "cifar10", Unlabelled = "same", ImageSize = 16, Root = "nowhere" }, Comparison = new() { Arms = ["scratch"], Seeds = 1 } }, DataHome.None);

        Assert.Contains(estimate.Remarks, remark => remark.StartsWith("The run could not start as it is: ", StringComparison.Ordinal)
            && remark.EndsWith("40000 unlabelled, 40000 training, 10000 validation and 10000 test images.", StringComparison.Ordinal));
    }

    [Fact]
    public void Height_ThroughTwoBatches_TellsWhatGrows()
    {
        Assert.Equal(new Height(10, 3), Height.Through((2, 16), (6, 28)));
        Assert.Equal(310, new Height(10, 3).Of(100));
        Assert.Equal(new Height(0, 4), Height.Through((4, 16), (4, 16)));
    }
}
