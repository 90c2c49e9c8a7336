using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>
/// The runs that wait for the dashboard to start them, in an order that people can change. A run that the command line has just made waits for its
/// own process and is not one of them.
/// </summary>
public sealed class RunQueue(RunStore store)
{
    private const string Next = "SELECT coalesce(max(queue_place), 0) + 1 FROM runs";

    /// <summary>The waiting runs, first to start first.</summary>
    public IReadOnlyList<RunRecord> Waiting() => store.Database.Read(Waiting);

    /// <summary>Puts a new run, or one that ended before its work was done, at the end; one that waits already keeps its place.</summary>
    /// <exception cref="UserError">It is alive or completed.</exception>
    public RunRecord Add(string id) => store.Database.Write(c =>
    {
        RunRecord run = RunStore.One(c, id);
        if (run.State != RunState.Queued)
            Transitions.Apply(c, run, RunState.Queued, StateChange.Plain, store.Time.GetUtcNow());
        Append(c, run.Number);
        return RunStore.One(c, id);
    });

    /// <summary>Puts these first, in this order; the others keep theirs behind them. Ids of runs that do not wait any more are passed over.</summary>
    public void Order(IReadOnlyList<string> ids) => store.Database.Write(c =>
    {
        var place = ids.Distinct().Index().ToDictionary(i => i.Item, i => i.Index);
        IEnumerable<RunRecord> order = Waiting(c).OrderBy(run => place.GetValueOrDefault(run.Id, int.MaxValue));
        foreach ((int index, RunRecord run) in order.Index())
            c.Execute("UPDATE runs SET queue_place = @place WHERE number = @Number", new { run.Number, place = index + 1 });
        return true;
    });

    /// <summary>Notes which process is about to train a waiting run, so that nobody starts a second one.</summary>
    public void Launched(string id, ProcessIdentity process) => store.Database.Write(c => c.Execute(
        "UPDATE runs SET process_id = @Id, process_start = @Start WHERE id = @id AND state = 'Queued'", new { id, process.Id, process.Start }));

    internal static void Append(SqliteConnection c, long number) =>
        c.Execute($"UPDATE runs SET queue_place = ({Next}) WHERE number = @number AND queue_place IS NULL", new { number });

    private static List<RunRecord> Waiting(SqliteConnection c) => c.Query<RunRecord>(
        $"{RunStore.Select} WHERE state = 'Queued' AND queue_place IS NOT NULL ORDER BY queue_place, number").AsList();
}
