using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Presets;

/// <summary>The demo's world with more of everything. Scaled up from the demo, not tuned.</summary>
internal static class SmallPreset
{
    public static RunOptions Make(string dataset) => new()
    {
        Data = DemoPreset.Data(dataset) with { UnlabelledCount = 20_000, LabelsPerClass = 20, ValidationCount = 1000, TestCount = 5000 },
        Model = new() { Width = 32, Projector = [128, 128, 128] },
        Pretext = new()
        {
            Batch = 256,
            Steps = 3000,
            WarmupSteps = 2400,         // the baseline's 3000 less BiSSL's 600 lower steps
            WarmupLearningRate = 4.8,
            RampSteps = 120,
            Augmentation = new() { SigmaMax = 0.7 },
        },
        HeadWarmup = new() { Batch = 50, LearningRate = 0.1 },
        Bilevel = new()
        {
            Alternations = 30,
            Lambda = 0.3,               // adjust so that the coupling (E40) lies between 0.1 and 2
            AdaptEvery = 1,
            AdaptStrength = 0.5,
        },
        Lower = new() { RampSteps = 60 },
        Upper = new() { Batch = 128 },  // needs the 200 labels
        Hypergradient = new() { Solver = "recycle", Tolerance = 0.01, Batches = 2 },
        FineTune = DemoPreset.FineTune() with { Epochs = 250, LearningRate = 0.1, BaselineLearningRate = 0.1, ValidateEvery = 10 },   // 1000 steps
        Comparison = new() { Arms = ["scratch", "pretext", "control", "bissl"], Seeds = 3, Vary = "everything" },
        Features = new() { Images = 1000, Every = 3 },
        Engine = DemoPreset.OneThreadPerLane(),
    };
}
