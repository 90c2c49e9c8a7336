namespace BiSSL.Training.Runs;

/// <summary>One curve of a run.</summary>
public sealed record SeriesInfo
{
    public required long Id { get; init; }

    /// <summary>The part of the run that reports it; "" is the whole run.</summary>
    public required string Scope { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether its points are vectors, as the first one tells.</summary>
    public bool Vector { get; init; }

    /// <summary>How many points it has.</summary>
    public required long Count { get; init; }
}
