using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Presets;

/// <summary>The smallest world in which pretext training visibly pays: minutes on a laptop's processor.</summary>
internal static class DemoPreset
{
    public static RunOptions Make(string dataset) => new()
    {
        Data = Data(dataset),
        Model = new() { Width = 16, Projector = [64, 64, 64] },
        Pretext = new()
        {
            Batch = 128,
            Steps = 600,
            WarmupSteps = 450,          // the baseline's 600 less BiSSL's 150 lower steps: equal pretext budgets
            WarmupLearningRate = 4.8,   // a schedule this short learns too little at the paper's 1.0
            RampSteps = 22,             // 5 % of the warm-up
            Augmentation = new() { SigmaMax = 0.7 },   // the paper's blur at 96 pixels, over 3
        },
        HeadWarmup = new() { Batch = 50, LearningRate = 0.1 },
        Bilevel = new()
        {
            Alternations = 10,
            Lambda = 1,                 // the paper's 0.001 lets nothing reach θP in so few steps
            AdaptEvery = 1,             // the calmest variant measured: θD stays near θP
            AdaptStrength = 0.5,
        },
        Lower = new() { Steps = 15, RampSteps = 15 },
        Upper = new() { Steps = 4, Batch = 64, LearningRate = 0.1 },
        Hypergradient = new()
        {
            Solver = "recycle",         // half the products of plain CG; after so short a pretext training A may be indefinite: the radius keeps the step sane
            Iterations = 5,
            Tolerance = 0.01,
            Batches = 1,
        },
        FineTune = FineTune() with { Epochs = 120, LearningRate = 0.03, BaselineLearningRate = 0.03, ValidateEvery = 5 },
        Comparison = new()
        {
            Arms = ["scratch", "control", "bissl"],   // control shares BiSSL's start: a fair twin for a third of the time
            Seeds = 3,
            Vary = "everything",        // most of the spread is the pretext run's own luck
        },
        Features = new() { Images = 500, Every = 2 },
        Checkpoint = new() { EverySteps = 200 },
        Engine = OneThreadPerLane(),
    };

    internal static DataOptions Data(string dataset) => new()
    {
        Name = dataset,
        Unlabelled = dataset == "shapes" ? "shapes" : "same",
        ImageSize = 32,
        LabelsPerClass = 10,            // few labels are where pretext training helps most
        UnlabelledCount = 4000,
        ValidationCount = 300,
        TestCount = 2000,
    };

    /// <summary>Learning rates by validation accuracy; from scratch the zero-initialised blocks need the larger one.</summary>
    internal static FineTuneOptions FineTune() => new()
    {
        Batch = 50,
        WeightDecay = 0.001,
        BaselineWeightDecay = 0.001,
        ScratchLearningRate = 0.3,
    };

    /// <summary>Nets this small gain nothing from a second thread, and one thread gives the same bits on every machine size.</summary>
    internal static EngineOptions OneThreadPerLane() => new() { Lanes = 0, Threads = 1 };
}
