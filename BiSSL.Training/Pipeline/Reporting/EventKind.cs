namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>What kind of thing happened in a run. Stored by name: do not rename.</summary>
public enum EventKind
{
    RunStarted,
    RunResumed,
    RunEnded,

    /// <summary>The run was queued, paused, continued after a pause, or asked to stop.</summary>
    StateChanged,

    /// <summary>Which stages the run will go through, and roughly how long each takes compared with the others.</summary>
    Planned,
    StageStarted,
    StageCompleted,

    /// <summary>The stage's result came from the cache.</summary>
    StageReused,
    CheckpointSaved,

    /// <summary>A trial of a search stopped, went on, finished or diverged; its detail is the trial as it then was.</summary>
    Trial,

    /// <summary>A backbone's features of some images were written to a file of the run.</summary>
    FeaturesStored,

    /// <summary>A setting got a new value on the way: a mark on every chart, replayed on resume.</summary>
    SettingChanged,
    CommandTaken,
    Warning,
    Result,
    Log,
}
