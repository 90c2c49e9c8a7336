using System.Text.Json.Nodes;
using BiSSL.Training.Cli.Results;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Training.Statistics;
using BiSSL.Web.Catalog;

namespace BiSSL.Tests.Web.Catalog;

/// <summary>Results as the trainer reports and stores them.</summary>
public sealed class RunResultsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_ARunOnItsWay_HasWhatItsStagesMeasured()
    {
        RunStore store = RunStore.Open(_folder.Path, TimeProvider.System);
        string id = store.Create(new NewRun("", "demo", "{}")).Id;
        using (var writer = new RunWriter(store, id))
        {
            writer.Happened(Measured(EventKind.StageCompleted, "bissl", 0, new() { ["top1"] = 36.5, ["top5"] = 80, ["valTop1"] = 99 }));
            writer.Happened(Measured(EventKind.StageReused, "scratch", 1, new() { ["top1"] = 20 }));
        }

        RunResults results = RunResults.Of(new RunReader(store, id), null);
        Assert.Equal(["top-1", "top-5"], results.Metrics);
        Assert.Equal((36.5, 20, 80), (results.Values[("top-1", "bissl", 0)], results.Values[("top-1", "scratch", 1)], results.Values[("top-5", "bissl", 0)]));
        Assert.Equal(new Spread(36.5, null, 1), results.Over("top-1", "bissl"));
        Assert.Null(results.Over("top-5", "scratch"));
        Assert.Empty(results.Sentences);
    }

    [Fact]
    public void Of_ACompletedRun_SaysWhatTheCommandLineSays()
    {
        RunStore store = RunStore.Open(_folder.Path, TimeProvider.System);
        string id = store.Create(new NewRun("", "demo", "{}")).Id;
        string stored = ResultJson.Write(id, "completed", new RunOutcome(false, [new("control", [30, 32], [], []), new("bissl", [40, 43], [], [5])], [], 1));

        RunResults results = RunResults.Of(new RunReader(store, id), JsonNode.Parse(stored));
        Assert.Equal(new ArmDifference("top-1", "bissl", "control", 10.5, 0.5, 2), Assert.Single(results.Differences) with { Error = 0.5 });
        Assert.Equal(0.5, results.Differences[0].Error!.Value, 12);
        Assert.StartsWith("bissl above control", Assert.Single(results.Sentences), StringComparison.Ordinal);
    }

    private static RunEvent Measured(EventKind kind, string arm, int seed, JsonObject measured) =>
        new(kind, $"seed {seed}/{arm}/fine-tune", 0, new JsonObject { ["arm"] = arm, ["seed"] = seed, ["measured"] = measured, ["seconds"] = 1 });
}
