using BiSSL.Tests.Web;
using BiSSL.Training.Runs;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>What a page says when the machine under it is in trouble, or somebody makes some.</summary>
public sealed class TroubleTests(OneBrowser browser) : BrowserTest(browser, ("StorePatienceSeconds", "1"))
{
    [Fact]
    public async Task Store_LockedBySomebodyElse_IsSaidAndThePageGoesOn()
    {
        RunRecord run = Training();
        Tab tab = await People.SignIn(Link, $"/runs/{run.Id}");
        await tab.IsIn("running");
        using (var other = new SqliteConnection($"Data Source={Dashboard.Store.Paths.Database}"))
        {
            other.Open();
            using SqliteTransaction locked = other.BeginTransaction(deferred: false);
            await tab.Press("Pause");
            await tab.Shows("locked by another process");
        }

        await tab.Press("Pause");
        await tab.IsIn("paused");
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Disk_NearlyFull_IsSaidAndNothingIsQueued()
    {
        Dashboard.Dispose();
        Dashboard = new Dashboard(Folder, ("DiskFloorMegabytes", "1000000000"));
        Tab tab = await People.SignIn(Link, "/new");
        await tab.Press("Queue run");
        await tab.Shows("must stay free");
        Assert.Empty(Dashboard.Store.List());
        await Assertions.Expect(tab.Button("Queue run")).ToBeEnabledAsync(new() { Timeout = 60_000 });
        tab.AssertNoComplaint();
    }

    [Theory]
    [InlineData("/runs/..%2f..%2fdashboard.key")]
    [InlineData("/runs/%2e%2e%2fdashboard.key")]
    [InlineData("/runs/x'%20OR%201=1--")]
    [InlineData("/runs/%3Cimg%20src=x%20onerror=window.harmed=1%3E")]
    [InlineData("/compare?runs=..%2f..%2fdashboard.key,%3Cimg%20src=x%20onerror=window.harmed=1%3E")]
    [InlineData("/new?parent=..%2f..%2fdashboard.key")]
    [InlineData("/?search=%3Cimg%20src=x%20onerror=window.harmed=1%3E&page=-1&state=none&order=none")]
    [InlineData("/?page=99999999999999999999")]
    public async Task Address_FullOfTricks_ShowsAPageAndNoSecret(string path)
    {
        Dashboard.NewRun();
        Tab tab = await People.SignIn(Link, path);
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal(1, await tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
        Assert.DoesNotContain("could not be shown", await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(Dashboard.Token, await tab.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal("undefined", await tab.Page.EvaluateAsync<string>("typeof window.harmed"));
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Run_DeletedWhileSomebodyLooks_IsSaid()
    {
        RunRecord run = Dashboard.Store.Transition(Dashboard.NewRunning("goes").Id, RunState.Stopped);
        Tab tab = await People.SignIn(Link, $"/runs/{run.Id}");
        Dashboard.Store.Delete(run.Id);
        await tab.Shows($"There is no run {run.Id}");
        await tab.Page.WaitForTimeoutAsync(1500);
        Assert.DoesNotContain("could not be shown", await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutItsScript_SaysSoAndComesBack()
    {
        Tab tab = await People.SignIn(Link, "/experiments/new");
        await tab.Page.RouteAsync("**/dist/interop.js", route => route.AbortAsync());
        await tab.Page.ReloadAsync();
        await tab.Shows("takes no more input");
        await tab.Page.UnrouteAllAsync();
        await tab.Page.GetByText("Load the page again").ClickAsync();
        await tab.Ready();
        await Assertions.Expect(tab.Page.GetByText("takes no more input")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Page_WithEverythingOpen_IsAccessible()
    {
        RunRecord run = Training();
        Tab tab = await People.SignIn(Link, $"/runs/{run.Id}");
        await tab.IsIn("running");
        ILocator chart = tab.Page.Locator(".chart").First;
        await chart.GetByRole(AriaRole.Button, new() { Name = "table" }).ClickAsync();
        await tab.Page.GetByLabel("More about this run").ClickAsync();
        await tab.AssertAccessible();
        await tab.Page.GetByLabel("Steer").Locator("input[type=text]").First.FillAsync("0.02");
        await tab.Page.GetByLabel("Steer").GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await tab.Button("Change it").WaitForAsync();
        await tab.AssertAccessible();
        tab.AssertNoComplaint();
    }
}
