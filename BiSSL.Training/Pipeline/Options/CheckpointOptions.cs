namespace BiSSL.Training.Pipeline.Options;

/// <summary>How often the whole state is written down.</summary>
public sealed record CheckpointOptions
{
    [Option("Steps between checkpoints; 0 saves only when stopped or asked.", Min = 0, Max = 100_000_000)]
    public int EverySteps { get; init; } = 500;

    [Option("Reuse finished stages of earlier runs that are determined by the same settings.")]
    public bool Cache { get; init; } = true;
}
