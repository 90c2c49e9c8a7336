using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Finds runs that claim to be alive although no process trains them: after a crash, a kill, a power cut.</summary>
public static class Reconciliation
{
    /// <summary>A process that exists but has given no sign of life for this long is taken for hung.</summary>
    public static TimeSpan Silence { get; } = TimeSpan.FromSeconds(60);

    // The next look at the store does it, if it cannot be written now.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>Marks every such run Interrupted; gives those it marked.</summary>
    public static IReadOnlyList<RunRecord> Of(RunStore store) =>
        [.. store.In(RunState.Running, RunState.Paused, RunState.Stopping).Select(run => Of(store, run.Id)).OfType<RunRecord>()];

    /// <summary>Marks one run Interrupted if it claims to be alive and is not; gives it if so.</summary>
    /// <param name="cause">Why its process is gone, where the caller knows it.</param>
    public static RunRecord? Of(RunStore store, string id, string? cause = null) => Of(store, id, isOurs: false, cause);

    /// <summary>As <see cref="Of(RunStore, string, string)"/>, for a caller that holds the run's lock: nobody else can be training it.</summary>
    internal static RunRecord? Of(RunStore store, string id, bool isOurs, string? cause = null) => store.Database.Write(
        c =>
        {
            RunRecord run = RunStore.One(c, id);
            DateTimeOffset now = store.Time.GetUtcNow();
            return run.State.IsAlive() && Death(run, now, isOurs, cause) is { } why ? Interrupt(c, run, why, now) : null;
        },
        durable: true,
        isOurs ? store.Database.Patience : s_patience);

    private static string? Death(RunRecord run, DateTimeOffset now, bool isOurs, string? cause)
    {
        if (isOurs || run.Process is not { IsAlive: true })
            return cause ?? $"Its process ({run.Process?.Id}) ended without a word: it was killed or crashed, or the machine went down.";
        TimeSpan silent = now - LastSign(run);
        return silent > Silence ? $"Its process ({run.Process.Id}) has given no sign of life for {silent.TotalSeconds:0} s." : null;
    }

    private static RunRecord Interrupt(SqliteConnection connection, RunRecord run, string why, DateTimeOffset now)
    {
        var change = new StateChange { Text = why, When = LastSign(run) < now ? LastSign(run) : now };
        Transitions.Apply(connection, run, RunState.Interrupted, change, now);
        return RunStore.One(connection, run.Id);
    }

    // Not the later of two times of day: the clock may have been set back between them.
    private static DateTimeOffset LastSign(RunRecord run) => run.Counted;
}
