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

        RunResults results = RunResults.Of(new RunReader(store, id));
        Assert.Equal(["top-1", "top-5"], results.Metrics);
        Assert.Equal((36.5, 20, 80), (results.Values[("top-1", "bissl", 0)], results.Values[("top-1", "scratch", 1)], results.Values[("top-5", "bissl", 0)]));
        Assert.Equal(new Spread(36.5, null, 1), results.Over("top-1", "bissl"));
        Assert.Null(results.Over("top-5", "scratch"));
        Assert.Empty(results.Verdict.Sentences("top-1"));
    }

    [Fact]
    public void Of_ACompletedRun_SaysWhatTheCommandLineSays()
    {
        RunStore store = RunStore.Open(_folder.Path, TimeProvider.System);
        string id = store.Create(new NewRun("", "demo", "{}")).Id;
        using (var writer = new RunWriter(store, id))
        {
            foreach ((string arm, int seed, double value) in new[] { ("control", 0, 30.0), ("control", 1, 32), ("bissl", 0, 40), ("bissl", 1, 43) })
                writer.Happened(Measured(EventKind.StageCompleted, arm, seed, new() { ["top1"] = value }));
        }

        ArmResult[] arms = [Cli.Results.Measured.Arm("control", [30, 32]), Cli.Results.Measured.Arm("bissl", [40, 43])];
        RunResults results = RunResults.Of(new RunReader(store, id), ["control", "bissl"]);
        JsonNode printed = JsonNode.Parse(ResultJson.Write(id, "completed", new RunOutcome(false, arms, [], 1)))!["comparison"]!;
        Assert.Equal(10.5, Assert.Single(results.Verdict.Differences).Difference.Paired.Mean, 12);
        Assert.Equal(printed["sentences"]!.AsArray().Select(sentence => (string)sentence!), results.Verdict.Sentences("top-1"));
    }

    private static RunEvent Measured(EventKind kind, string arm, int seed, JsonObject measured) =>
        new(kind, $"seed {seed}/{arm}/fine-tune", 0, new JsonObject { ["arm"] = arm, ["seed"] = seed, ["measured"] = measured, ["seconds"] = 1 });
}
