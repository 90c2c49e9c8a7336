namespace BiSSL.Training.Runs;

/// <summary>How far a stage was when it last said so.</summary>
public sealed record StageProgress
{
    public required string Scope { get; init; }

    public required string Stage { get; init; }

    public required long Done { get; init; }

    public required long Total { get; init; }

    /// <summary>Steps per second.</summary>
    public required double Rate { get; init; }

    public required DateTimeOffset Time { get; init; }
}
