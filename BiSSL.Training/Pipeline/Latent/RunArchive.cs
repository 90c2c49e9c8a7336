using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>What a run has left on disk of its networks: finished stages, checkpoints, stored features.</summary>
public sealed record RunArchive
{
    public required string Run { get; init; }

    public required RunOptions Options { get; init; }

    /// <summary>Where datasets lie that the options name no folder for.</summary>
    public DataHome DataHome { get; init; } = DataHome.None;

    /// <summary>The run's own; says what it began with.</summary>
    public required string Folder { get; init; }

    public required string FeaturesFolder { get; init; }

    /// <summary>Checkpoints of unfinished stages.</summary>
    public required string CheckpointsFolder { get; init; }

    /// <summary>Results of finished stages: the cache, or the run's own.</summary>
    public required string ResultsFolder { get; init; }

    /// <summary>The keys of the results of finished stages, by scope.</summary>
    public required IReadOnlyDictionary<string, string> Finished { get; init; }

    /// <summary>Whom to tell that features were stored.</summary>
    public required Action<RunEvent> Tell { get; init; }
}
