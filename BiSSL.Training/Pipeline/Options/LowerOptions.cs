namespace BiSSL.Training.Pipeline.Options;

/// <summary>The lower level: pretext steps on θP and φP, pulled towards θD (Equation 3).</summary>
public sealed record LowerOptions
{
    [Option("Lower steps per alternation.", Symbol = "N_L", Min = 1, Max = 1_000_000)]
    public int Steps { get; init; } = 20;

    [Option("Optimiser.", Choices = ["lars", "sgd"])]
    public string Optimizer { get; init; } = "lars";

    [Option("Peak learning rate.", Min = 0, MinExclusive = true, Max = 1000, Departure = "D2")]
    public double LearningRate { get; init; } = 1.0;

    [Option("Steps over which the learning rate rises to its peak.", Min = 0, Max = 100_000_000, Departure = "D6")]
    public int RampSteps { get; init; } = 980;

    [Option("Steps over which the learning rate rises and falls; 0 takes all lower steps.", Min = 0, Max = 100_000_000)]
    public int ScheduleSteps { get; init; }

    [Option("All gradients of a step together are clipped to this norm; 0 never.", Min = 0, Max = 1e9)]
    public double ClipNorm { get; init; } = 10;
}
