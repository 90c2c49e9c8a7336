namespace BiSSL.Training.Pipeline.Options;

/// <summary>Fine-tuning of every arm's backbone with a fresh head (paper B.2 and B.5, Tables 2 and 4).</summary>
public sealed record FineTuneOptions
{
    [Option("Passes over the labelled images.", Min = 1, Max = 1_000_000)]
    public int Epochs { get; init; } = 400;

    [Option("Images per batch.", Min = 1, Max = 65_536)]
    public int Batch { get; init; } = 256;

    [Option("Peak learning rate of the BiSSL arm.", Min = 0, MinExclusive = true, Max = 1000)]
    public double LearningRate { get; init; } = 0.0005;

    [Option("Weight decay of the BiSSL arm.", Min = 0, Max = 1)]
    public double WeightDecay { get; init; } = 0.00043;

    [Option("Peak learning rate of the arms without BiSSL (pretext, control).", Min = 0, MinExclusive = true, Max = 1000)]
    public double BaselineLearningRate { get; init; } = 0.0136;

    [Option("Weight decay of the arms without BiSSL.", Min = 0, Max = 1)]
    public double BaselineWeightDecay { get; init; } = 0.001;

    [Option("Peak learning rate of training from scratch.", Min = 0, MinExclusive = true, Max = 1000)]
    public double ScratchLearningRate { get; init; } = 0.1;

    [Option("Momentum.", Min = 0, Max = 0.9999)]
    public double Momentum { get; init; } = 0.9;

    [Option("Validate every so many epochs.", Min = 1, Max = 1_000_000)]
    public int ValidateEvery { get; init; } = 1;

    [Option("Loss: 'softmax' cross-entropy, or 'bce' for several labels per image.", Choices = ["softmax", "bce"], Departure = "D25")]
    public string Loss { get; init; } = "softmax";

    [Option("An extra forward pass per step, so that batch-norm momentum acts twice, as the released code does.", Departure = "D16")]
    public bool ExtraForward { get; init; }

    /// <summary>The options that hold an arm's learning rate and weight decay.</summary>
    public static (string LearningRate, string WeightDecay) Paths(string arm) => arm switch
    {
        "bissl" => ("fineTune.learningRate", "fineTune.weightDecay"),
        "scratch" => ("fineTune.scratchLearningRate", "fineTune.baselineWeightDecay"),
        _ => ("fineTune.baselineLearningRate", "fineTune.baselineWeightDecay"),
    };
}
