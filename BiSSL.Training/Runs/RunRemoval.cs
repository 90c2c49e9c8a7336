using Dapper;

namespace BiSSL.Training.Runs;

/// <summary>Takes a run out of the store: its files first, then its points in small turns so that others can write between, the run last.</summary>
internal static class RunRemoval
{
    private const string SomePoints = """
        DELETE FROM points WHERE (series, step) IN
            (SELECT series, step FROM points WHERE run = @Number ORDER BY seq LIMIT 20000)
        """;

    /// <exception cref="UserError">It is alive.</exception>
    public static void Delete(RunStore store, RunRecord run)
    {
        if (run.State.IsAlive())
            throw new UserError($"Run {run.Title} is {Transitions.Word(run.State)}; stop it before you delete it.");
        RunLock.Take(store.Paths, run.Id).Dispose();
        Directory.Delete(store.Paths.Run(run.Id), recursive: true);
        while (store.Database.Write(c => c.Execute(SomePoints, new { run.Number })) > 0)
        {
        }

        store.Database.Write(c => c.Execute("DELETE FROM runs WHERE number = @Number", new { run.Number }));
    }
}
