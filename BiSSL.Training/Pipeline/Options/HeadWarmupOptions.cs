namespace BiSSL.Training.Pipeline.Options;

/// <summary>The downstream head trained on the frozen backbone before BiSSL (paper B.3, Table 3).</summary>
public sealed record HeadWarmupOptions
{
    [Option("Passes over the labelled images.", Min = 0, Max = 100_000)]
    public int Epochs { get; init; } = 20;

    [Option("Images per batch.", Min = 1, Max = 65_536)]
    public int Batch { get; init; } = 256;

    [Option("Learning rate, constant.", Min = 0, MinExclusive = true, Max = 1000)]
    public double LearningRate { get; init; } = 0.03;

    [Option("Weight decay.", Min = 0, Max = 1)]
    public double WeightDecay { get; init; } = 0.001;

    [Option("Momentum.", Min = 0, Max = 0.9999)]
    public double Momentum { get; init; } = 0.9;

    [Option("Batch norm of the frozen backbone: 'train' uses batch statistics and moves the buffers, 'eval' neither.", Choices = ["train", "eval"], Departure = "D15")]
    public string BatchNorm { get; init; } = "train";

    [Option("An extra forward pass per step, so that batch-norm momentum acts twice, as the released code does.", Departure = "D16")]
    public bool ExtraForward { get; init; }
}
