using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline;

/// <summary>What a pipeline is told about the run it works for.</summary>
public sealed record RunSession
{
    /// <summary>The run's name in the store.</summary>
    public required string Run { get; init; }

    /// <summary>The run's own folder: checkpoints and finished weights.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of finished stages, shared by all runs of the store.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Where datasets lie that the options name no folder for.</summary>
    public DataHome DataHome { get; init; } = DataHome.None;

    /// <summary>Whom training tells what it sees; the command line watches progress through it too.</summary>
    public required IRunReporter Reporter { get; init; }

    /// <summary>What people ask of the run.</summary>
    public required IRunCommands Commands { get; init; }

    /// <summary>Told true when the run has paused and false when it goes on.</summary>
    public Action<bool> StandsStill { get; init; } = _ => { };

    /// <summary>Whether earlier sessions have left a finished stage or a checkpoint.</summary>
    public bool HasTrained => StageSeconds.Count > 0 || (Directory.Exists(CheckpointsFolder) && Directory.EnumerateFileSystemEntries(CheckpointsFolder).Any());

    /// <summary>Checkpoints of unfinished stages.</summary>
    public string CheckpointsFolder => Path.Combine(Folder, "checkpoints");

    /// <summary>Results of finished stages of a run that shares none.</summary>
    public string ResultsFolder => Path.Combine(Folder, "results");

    /// <summary>Stored features.</summary>
    public string FeaturesFolder => Path.Combine(Folder, "features");

    /// <summary>What the run's earlier sessions did.</summary>
    public SteeringHistory History { get; init; } = SteeringHistory.None;

    /// <summary>Seconds that the run's earlier sessions spent on the stages they finished, by scope.</summary>
    public IReadOnlyDictionary<string, double> StageSeconds { get; init; } = new Dictionary<string, double>();
}
