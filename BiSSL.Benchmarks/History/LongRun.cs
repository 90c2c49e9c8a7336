using BiSSL.Benchmarks.Stage;
using BiSSL.Training.Runs;

namespace BiSSL.Benchmarks.History;

/// <summary>Runs whose curves are long, reported as a trainer reports them.</summary>
internal static class LongRun
{
    private const string Scope = "seed 0/bissl";

    // The first are those that the page shows first.
    private static readonly string[] s_known = ["lower/loss", "upper/loss", "lower/lr", "upper/lr", "lower/gradNorm", "upper/gradNorm"];

    /// <summary>A completed run.</summary>
    /// <returns>Its id.</returns>
    public static string Add(RunStore store, string name, int points, int series)
    {
        string id = store.Create(SampleRuns.Demo(name)).Id;
        store.Transition(id, RunState.Running, new StateChange { Process = ProcessIdentity.Current });
        using (var writer = new RunWriter(store, id))
            Report(writer, points / series, series);
        store.Transition(id, RunState.Completed, new StateChange { Result = "{}" });
        return id;
    }

    private static void Report(RunWriter writer, int steps, int series)
    {
        var noise = new Random(1);
        for (int step = 0; step < steps; step++)
            for (int i = 0; i < series; i++)
                writer.Point(Scope, i < s_known.Length ? s_known[i] : $"curve/{i}", step, Math.Exp(-step / (0.3 * steps)) + (0.1 * noise.NextDouble()));
    }
}
