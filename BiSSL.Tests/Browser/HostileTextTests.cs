using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>Texts of a run that would run as a script if a page took them for more than texts.</summary>
public sealed class HostileTextTests(OneBrowser browser) : BrowserTest(browser)
{
    private const string Image = "<img src=x onerror=window.harmed=1>";
    private const string Hostile = "</script><script>window.harmed=1</script>" + Image;

    [Theory]
    [InlineData("/")]
    [InlineData("/runs/{id}")]
    [InlineData("/runs/{id}?tab=configuration")]
    [InlineData("/runs/{id}?tab=log")]
    [InlineData("/new?parent={id}")]
    [InlineData("/compare?runs={id}")]
    public async Task Page_OfARunFullOfScripts_ShowsThemAsText(string path)
    {
        string id = HostileRun();
        Tab tab = await People.SignIn(Link, path.Replace("{id}", id, StringComparison.Ordinal));
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal("undefined", await tab.Page.EvaluateAsync<string>("typeof window.harmed"));
        Assert.Equal(0, await tab.Page.Locator("img[src=x]").CountAsync());
        Assert.Contains("window.harmed=1", await tab.Page.EvaluateAsync<string>("document.body.innerText + [...document.querySelectorAll('input, textarea')].map(f => f.value)"), StringComparison.Ordinal);
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Chart_OfARunFullOfScripts_ShowsThemAsTextInTipTableAndMenu()
    {
        Tab tab = await People.SignIn(Link, $"/runs/{HostileRun()}");
        ILocator chart = tab.Page.Locator(".chart").First;
        await chart.Locator(".u-over").HoverAsync();
        await chart.Locator(".chart-host").PressAsync("ArrowRight");
        foreach (ILocator tool in await chart.Locator(".chart-tools button").AllAsync())
            await tool.ClickAsync();

        Assert.Equal("undefined", await tab.Page.EvaluateAsync<string>("typeof window.harmed"));
        Assert.Equal(0, await tab.Page.Locator("img[src=x]").CountAsync());
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Notes_Of10000Characters_AreKeptAndBreakNoPage()
    {
        string id = Dashboard.NewRun().Id;
        Dashboard.Store.Annotate(id, new string('W', 200), [.. Enumerable.Range(0, 20).Select(i => $"{i}{new string('W', 50)}")], new string('W', 10_000));
        foreach (int width in new[] { 1440, 1280, 1100, 800, 390 })
        {
            Tab tab = await People.SignIn(Link, "/", width);
            foreach (string path in new[] { "/", $"/runs/{id}", $"/new?parent={id}" })
            {
                await tab.Open(path);
                Assert.True(await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} at {width} px");
            }

            tab.AssertNoComplaint();
        }
    }

    private string HostileRun()
    {
        RunRecord run = Dashboard.NewRunning(Hostile);
        Dashboard.Store.Annotate(run.Id, Hostile, [Image], Hostile);
        File.WriteAllText(Dashboard.Store.Paths.Log(run.Id), Hostile);
        using var writer = new RunWriter(Dashboard.Store, run.Id);
        writer.Happened(new RunEvent(EventKind.Planned, "", 0, JsonNode.Parse("""{"jobs":[{"scope":"seed 0/bissl","stage":"bissl","arm":"bissl","seed":0,"cost":1}]}""")!.AsObject(), "plan"));
        writer.Happened(RunEvent.Said(EventKind.Warning, Image, 1, Hostile));
        writer.Happened(RunEvent.Said(EventKind.Log, "seed 0/bissl", 1, Hostile));
        writer.Happened(new RunEvent(EventKind.SettingChanged, "seed 0/bissl", 2, new JsonObject { ["name"] = Image, ["old"] = 1, ["value"] = 2, ["command"] = 1 }));
        writer.Progress("seed 0/bissl", Image, 1, 10, 1);
        for (int step = 1; step < 50; step++)
        {
            writer.Point("seed 0/bissl", "lower/loss", step, 1.0 / step);
            writer.Point(Image, Image, step, step);
            writer.Vector("seed 0/bissl", "cg/recurrence", step, [1, 0.5, 0.1]);
        }

        return run.Id;
    }
}
