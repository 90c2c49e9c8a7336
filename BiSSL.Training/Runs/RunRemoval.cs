using BiSSL.Training.Runs.Maps;
using Dapper;

namespace BiSSL.Training.Runs;

/// <summary>Takes a run out of the store: its files first, which makes room on a full disk, then its points in small turns so that others can write between, the run last.</summary>
internal static class RunRemoval
{
    private const string SomePoints = """
        DELETE FROM points WHERE (series, step) IN
            (SELECT series, step FROM points WHERE run = @number ORDER BY seq LIMIT @most)
        """;

    // Points of one turn; where the disk is full, so few that their log fits into the reserve.
    private const int Many = 20_000, Few = 50;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <exception cref="UserError">It is alive, or a map of it is being made.</exception>
    public static void Delete(RunStore store, RunRecord run)
    {
        if (run.State.IsAlive())
            throw new UserError($"Run {run.Title} is {Transitions.Word(run.State)}; stop it before you delete it.");
        MapReconciliation.Of(store);
        if (new MapStore(store).Of(run.Id).FirstOrDefault(map => map.State == MapState.Running) is { } busy)
            throw new UserError($"Map {busy.Id} of run {run.Title} is being made; cancel it before you delete the run.");
        RunLock.Take(store.Paths, run.Id).Dispose();
        DeleteFiles(store.Paths.Run(run.Id));
        try
        {
            DeleteRows(store.Database, run.Number, Many, s_patience);
        }
        catch (MachineError e) when (Retry.HasNoRoom(e) && store.Reserve.Release())
        {
            store.Database.Shorten();
            DeleteRows(store.Database, run.Number, Few, store.Database.Patience);
            store.Reserve.Keep();
        }
        catch (MachineError)
        {
            // Another process writes: the files are gone, so the rows shall follow them.
            DeleteRows(store.Database, run.Number, Many, store.Database.Patience);
        }
    }

    private static void DeleteRows(Database database, long number, int most, TimeSpan patience)
    {
        while (database.Write(c => c.Execute(SomePoints, new { number, most }), durable: true, patience) > 0)
        {
            if (most == Few)
                database.Shorten();
        }

        database.Write(c => c.Execute("DELETE FROM runs WHERE number = @number", new { number }), durable: true, patience);
    }

    private static void DeleteFiles(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineError($"The folder {folder} cannot be deleted ({e.Message.TrimEnd('.')}); check your rights, and whether a program has a file in it open.", e);
        }
    }
}
