namespace BiSSL.Training.Pipeline.Options;

/// <summary>The pretext task and its training before BiSSL (paper 4.2.1, specification 1.5–1.9).</summary>
public sealed record PretextOptions
{
    [Option("The self-supervised task.", Choices = ["simclr", "byol"])]
    public string Task { get; init; } = "simclr";

    [Option("Temperature of the NT-Xent loss.", Symbol = "τ", Min = 0, MinExclusive = true, Max = 10)]
    public double Temperature { get; init; } = 0.5;

    [Option("BYOL: decay of the target network.", Min = 0, Max = 1)]
    public double TargetDecay { get; init; } = 0.9995;

    [Option("Images per batch.", Symbol = "B_P", Min = 2, Max = 65_536)]
    public int Batch { get; init; } = 1024;

    [Option("Steps of the baseline's pretext training (arm 'pretext').", Min = 1, Max = 100_000_000)]
    public int Steps { get; init; } = 600 * 98;

    [Option("Peak learning rate of the baseline's pretext training.", Min = 0, MinExclusive = true, Max = 1000)]
    public double LearningRate { get; init; } = 4.8;

    [Option("Steps of the pretext warm-up that BiSSL starts from.", Min = 0, Max = 100_000_000)]
    public int WarmupSteps { get; init; } = 500 * 98;

    [Option("Peak learning rate of the pretext warm-up.", Min = 0, MinExclusive = true, Max = 1000, Departure = "D2")]
    public double WarmupLearningRate { get; init; } = 1.0;

    [Option("Steps over which the learning rate rises to its peak.", Min = 0, Max = 100_000_000)]
    public int RampSteps { get; init; } = 980;

    [Option("Weight decay.", Min = 0, Max = 1)]
    public double WeightDecay { get; init; } = 1e-6;

    [Option("Momentum.", Min = 0, Max = 0.9999)]
    public double Momentum { get; init; } = 0.9;

    [Option("LARS trust coefficient.", Symbol = "η", Min = 0, MinExclusive = true, Max = 1)]
    public double TrustCoefficient { get; init; } = 0.001;

    [Option("Leave one-dimensional tensors out of LARS's decay and trust ratio.", Departure = "D13")]
    public bool Exclude1d { get; init; }

    [Option("Last learning rate of a schedule as a share of its peak.", Min = 0, Max = 1, Departure = "D4")]
    public double FinalRateShare { get; init; }

    [Option("Make the first update of a ramp at the full peak, as the released code does.", Departure = "D5")]
    public bool FirstStepAtPeak { get; init; }

    [Option("Share of the unlabelled images that the lower steps of BiSSL and its control draw from; pretext training before them uses all.", Min = 0, MinExclusive = true, Max = 1)]
    public double Fraction { get; init; } = 1;

    [Option("An extra forward pass per step, so that batch-norm momentum acts twice, as the released code does.", Departure = "D16")]
    public bool ExtraForward { get; init; }

    [Group("Augmentation", "The two distorted views of an image that SimCLR is to recognise as the same.")]
    public AugmentationOptions Augmentation { get; init; } = new();
}
