namespace BiSSL.Training.Pipeline.Options;

/// <summary>The upper level: downstream steps on θD and φD along the hypergradient (Equation 7).</summary>
public sealed record UpperOptions
{
    [Option("Upper steps per alternation.", Symbol = "N_U", Min = 1, Max = 1_000_000)]
    public int Steps { get; init; } = 8;

    [Option("Images per batch.", Symbol = "B_D", Min = 1, Max = 65_536)]
    public int Batch { get; init; } = 256;

    [Option("Optimiser.", Choices = ["sgd", "lars"])]
    public string Optimizer { get; init; } = "sgd";

    [Option("Peak learning rate.", Min = 0, MinExclusive = true, Max = 1000)]
    public double LearningRate { get; init; } = 0.03;

    [Option("Weight decay.", Min = 0, Max = 1)]
    public double WeightDecay { get; init; } = 0.001;

    [Option("Momentum.", Min = 0, Max = 0.9999)]
    public double Momentum { get; init; } = 0.9;

    [Option("LARS trust coefficient.", Symbol = "η", Min = 0, MinExclusive = true, Max = 1)]
    public double TrustCoefficient { get; init; } = 0.001;

    [Option("Steps over which the learning rate rises to its peak.", Min = 0, Max = 100_000_000)]
    public int RampSteps { get; init; }

    [Option("All gradients of a step together are clipped to this norm; 0 never.", Min = 0, Max = 1e9)]
    public double ClipNorm { get; init; } = 10;

    [Option("Steps over which the learning rate rises and falls; 0 takes all upper steps.", Min = 0, Max = 100_000_000)]
    public int ScheduleSteps { get; init; }

    [Option("Let upper-level passes move θP's batch-norm buffers, as the released code does.", Departure = "D14")]
    public bool UpdateStatistics { get; init; }

    [Option("On small sets make only one pass per alternation, as the released code does.", Departure = "D17")]
    public bool SinglePass { get; init; }

    [Option("Keep the last, smaller batch of a pass, as the released code does.", Departure = "D18")]
    public bool KeepPartialBatch { get; init; }
}
