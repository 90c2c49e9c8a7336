namespace BiSSL.Training.Pipeline.Reporting.Search;

/// <summary>How a trial of a search stands. Stored by name: do not rename.</summary>
public enum TrialState
{
    /// <summary>It trains, or was promoted and will.</summary>
    Training,

    /// <summary>It waits at a rung, and goes on if it comes to be among the best there.</summary>
    Paused,

    /// <summary>The search ended while it was paused.</summary>
    Early,

    /// <summary>Trained to its end.</summary>
    Finished,

    /// <summary>Its loss was no longer finite: it lost.</summary>
    Diverged,
}
