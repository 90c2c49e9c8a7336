using BiSSL.Training.Runs.Maps;
using Dapper;

namespace BiSSL.Training.Runs;

/// <summary>Takes a run out of the store: its files first, which makes room on a full disk, then its points in small turns so that others can write between, the run last.</summary>
internal static class RunRemoval
{
    private const string SomePoints = """
        DELETE FROM points WHERE (series, step) IN
            (SELECT series, step FROM points WHERE run = @Number ORDER BY seq LIMIT 20000)
        """;

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
        while (store.Database.Write(c => c.Execute(SomePoints, new { run.Number })) > 0)
        {
        }

        store.Database.Write(c => c.Execute("DELETE FROM runs WHERE number = @Number", new { run.Number }));
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
