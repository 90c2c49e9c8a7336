using System.Net;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Web;

/// <summary>The page of a completed run of which one arm diverged and another collapsed.</summary>
public sealed class DivergedRunTests : DashboardTest
{
    private const string Bissl = "seed 0/bissl", FineTune = "seed 0/bissl/fine-tune", Probe = "seed 0/control/probe";

    [Theory]
    [InlineData("live")]
    [InlineData("results")]
    public async Task Page_OfARunOfWhichAnArmDiverged_SaysWhyItHasNoScore(string tab)
    {
        string page = await Page($"?tab={tab}");

        Assert.Contains("<p class=\"note\">bissl has diverged.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\">control has collapsed.</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("collapsed on the way", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ribbon_OfARunOfWhichAnArmDiverged_ShowsNoStageOfItAsBegun()
    {
        string page = await Page("");

        Assert.Contains($"{Bissl}: diverged, has no result", page, StringComparison.Ordinal);
        Assert.Contains($"{FineTune}: left out, as what it needs has diverged", page, StringComparison.Ordinal);
        Assert.Contains("1 of 1 diverged", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_OfAnArmThatDivergedAtOnce_PromisesNoSignals() =>
        Assert.Contains("Nothing to judge: this run reported no signals of BiSSL.", await Page($"?scope={Uri.EscapeDataString("seed 0/bissl")}"), StringComparison.Ordinal);

    private async Task<string> Page(string query)
    {
        string id = Dashboard.NewRunning().Id;
        Report(id);
        Dashboard.Store.Transition(id, RunState.Completed);
        using HttpClient browser = await Dashboard.Browser();
        return WebUtility.HtmlDecode(await browser.GetStringAsync($"runs/{id}{query}"));
    }

    private void Report(string id)
    {
        using var writer = new RunWriter(Dashboard.Store, id);
        writer.Happened(new RunEvent(EventKind.Planned, "", 0, JsonNode.Parse($$"""
            {"jobs":[{"scope":"{{Bissl}}","stage":"bissl","arm":"bissl","seed":0,"cost":1},{"scope":"{{FineTune}}","stage":"fine-tune","arm":"bissl","seed":0,"cost":1},
            {"scope":"{{Probe}}","stage":"probe","arm":"control","seed":0,"cost":1}]}
            """)!.AsObject(), "plan"));
        writer.Progress(Bissl, "bissl", 3, 10, 1);
        writer.Happened(RunEvent.Said(EventKind.Warning, Bissl, 0, "bissl has diverged.", $"diverged/{Bissl}"));
        writer.Happened(RunEvent.Said(EventKind.Warning, Bissl, 5, "bissl collapsed on the way.", $"collapse/{Bissl}/5"));
        writer.Happened(new RunEvent(EventKind.StageCompleted, Probe, 0, JsonNode.Parse("""{"seconds":2}""")!.AsObject(), $"done/{Probe}"));
        writer.Happened(RunEvent.Said(EventKind.Warning, Probe, 0, "control has collapsed.", $"collapse/{Probe}"));
    }
}
