namespace BiSSL.Training.Runs;

/// <summary>Which state may follow which.</summary>
public static class RunStates
{
    private static readonly Dictionary<RunState, RunState[]> s_next = new()
    {
        [RunState.Queued] = [RunState.Running, RunState.Stopped, RunState.Failed],
        [RunState.Running] =
            [RunState.Paused, RunState.Stopping, RunState.Completed, RunState.Failed, RunState.Interrupted, RunState.Stopped],
        [RunState.Paused] = [RunState.Running, RunState.Stopping, RunState.Failed, RunState.Interrupted, RunState.Stopped],
        [RunState.Stopping] = [RunState.Stopped, RunState.Completed, RunState.Failed, RunState.Interrupted],
        [RunState.Failed] = [RunState.Queued, RunState.Running],
        [RunState.Interrupted] = [RunState.Queued, RunState.Running],
        [RunState.Stopped] = [RunState.Queued, RunState.Running],
        [RunState.Completed] = [],
    };

    /// <summary>True if a process is training it, or claims to be.</summary>
    public static bool IsAlive(this RunState state) => state is RunState.Running or RunState.Paused or RunState.Stopping;

    /// <summary>True if it has ended, for now or for good.</summary>
    public static bool HasEnded(this RunState state) => !state.IsAlive() && state != RunState.Queued;

    public static bool MayBecome(this RunState from, RunState to) => s_next[from].Contains(to);
}
