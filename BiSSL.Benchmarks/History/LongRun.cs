using System.Text.Json.Nodes;
using BiSSL.Benchmarks.Stage;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Benchmarks.History;

/// <summary>Runs whose curves are long, reported as a trainer reports them.</summary>
internal static class LongRun
{
    private const string Scope = "seed 0/bissl";
    private const string Plan = """{"jobs":[{"scope":"seed 0/bissl","stage":"bissl","arm":"bissl","seed":0,"cost":1}]}""";

    // The curves of the run's page, as far as they go.
    private static readonly string[] s_known =
    [
        "lower/loss", "upper/loss", "upper/directLoss", "lower/coupling", "lower/gradNorm", "upper/gradNorm", "lower/learningRate", "upper/learningRate", "hyper/cosine", "hyper/directCosine",
        "hyper/norm", "hyper/normRatio", "hyper/directRatio", "cg/stop", "distance/total",
    ];

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
        writer.Happened(new RunEvent(EventKind.Planned, "", 0, JsonNode.Parse(Plan)!.AsObject(), "plan"));
        var noise = new Random(1);
        for (int step = 0; step < steps; step++)
            for (int i = 0; i < series; i++)
                writer.Point(Scope, i < s_known.Length ? s_known[i] : $"curve/{i}", step, Math.Exp(-step / (0.3 * steps)) + (0.1 * noise.NextDouble()));
        writer.Progress(Scope, "bissl", steps, steps, 100);
    }
}
