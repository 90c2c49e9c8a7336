namespace BiSSL.Training.Runs;

/// <summary>Where a run is in its life. Stored by name: do not rename.</summary>
public enum RunState
{
    /// <summary>Waits for its turn; no process belongs to it.</summary>
    Queued,
    Running,
    Paused,

    /// <summary>Was asked to stop and still saves its work.</summary>
    Stopping,
    Completed,
    Failed,

    /// <summary>Its process vanished without a word: killed, crashed, or the machine went down.</summary>
    Interrupted,

    /// <summary>Ended because somebody asked, with its work saved.</summary>
    Stopped,
}
