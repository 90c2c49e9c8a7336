using BiSSL.Tests.Web;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>A run that trains while somebody looks, and what may happen to it.</summary>
public sealed class LiveTests(OneBrowser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Trainer_KilledFromOutside_IsShownInterruptedWithOneButtonToResume()
    {
        RunRecord run = Training();
        Tab tab = await People.SignIn(Link, $"/runs/{run.Id}"), list = await People.SignIn(Link);
        await tab.IsIn("running");

        Processes.Kill(run.Process);

        await Task.WhenAll(tab.IsIn("interrupted"), list.Page.Locator("tr .chip[data-state=interrupted]").WaitForAsync());
        await tab.Press("Resume");
        await tab.IsIn("running");
        Assert.NotEqual(run.Process, Dashboard.Store.Get(run.Id).Process);
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Stop_PressedInTwoTabsAtOnce_IsOneStopAndBothTabsShowIt()
    {
        RunRecord run = Training();
        Tab[] tabs = [await People.SignIn(Link, $"/runs/{run.Id}"), await People.SignIn(Link, $"/runs/{run.Id}")];

        await Task.WhenAll(tabs.Select(tab => tab.Press("Stop")));
        await Task.WhenAll(tabs.Select(tab => tab.IsIn("stopped")));

        Assert.Single(new CommandOutbox(Dashboard.Store).Of(run.Id), c => c.Kind == CommandKind.Stop);
        Assert.Single(new RunReader(Dashboard.Store, run.Id).Events(EventKind.RunEnded));
        foreach (Tab tab in tabs)
            tab.AssertNoComplaint();
    }

    [Theory]
    [InlineData("Pause", "paused", CommandKind.Pause)]
    [InlineData("Stop", "stopped", CommandKind.Stop)]
    [InlineData("Checkpoint", "running", CommandKind.Checkpoint)]
    [InlineData("Evaluate", "running", CommandKind.Evaluate)]
    public async Task Button_PressedTwice_AsksOnce(string button, string state, CommandKind kind)
    {
        RunRecord run = Training();
        Tab tab = await People.SignIn(Link, $"/runs/{run.Id}");

        await tab.Button(button).DblClickAsync();

        await tab.IsIn(state);
        await tab.Page.GetByText("Done.").First.WaitForAsync();
        Assert.Single(new CommandOutbox(Dashboard.Store).Of(run.Id), c => c.Kind == kind);
        tab.AssertNoComplaint();
    }

    [Theory]
    [InlineData("Retry")]
    [InlineData("Resume")]
    public async Task Button_ThatPutsARunIntoTheQueue_PressedTwice_QueuesOne(string button)
    {
        RunRecord busy = Training(), run = Dashboard.Store.Transition(Dashboard.NewRunning("train 100000").Id, RunState.Stopped);
        Tab tab = await People.SignIn(Link, $"/runs/{run.Id}");
        if (button == "Retry")
            await tab.Page.GetByLabel("More about this run").ClickAsync();

        await tab.Button(button).DblClickAsync();

        await tab.IsIn("queued");
        Assert.Single(new RunQueue(Dashboard.Store).Waiting());
        Assert.Equal(RunState.Running, Dashboard.Store.Get(busy.Id).State);
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Delete_ConfirmedTwice_DeletesOneRunAndComplainsOfNothing()
    {
        Dashboard.NewRun("stays");
        RunRecord run = Dashboard.Store.Transition(Dashboard.NewRunning("goes").Id, RunState.Stopped);
        Tab tab = await People.SignIn(Link, $"/runs/{run.Id}");
        await tab.Page.GetByLabel("More about this run").ClickAsync();
        await tab.Button("Delete …").DblClickAsync();
        await tab.Button("Delete it").DblClickAsync();

        await tab.Shows("stays");
        Assert.Equal("stays", Assert.Single(Dashboard.Store.List()).Name);
        Assert.DoesNotContain(tab.Complaints, complaint => !complaint.Contains(run.Id, StringComparison.Ordinal)); // what was being asked of the run when it went is answered by 404
    }

    [Fact]
    public async Task Reload_InTheMiddle_ShowsEveryPointFromTheFirstAndGoesOn()
    {
        RunRecord run = Training();
        Tab tab = await People.SignIn(Link, $"/runs/{run.Id}");
        await tab.IsIn("running");
        await tab.Reload();

        ILocator chart = tab.Page.Locator(".chart").First;
        await chart.GetByRole(AriaRole.Button, new() { Name = "table" }).ClickAsync();
        await chart.Locator("tbody tr").First.WaitForAsync();
        string before = await Newest(chart);
        var reader = new RunReader(Dashboard.Store, run.Id);
        StoredPoint first = reader.All(reader.Series().Single(s => s.Name == "lower/loss").Id)[0];
        Assert.StartsWith($"{first.Step}\t", await chart.Locator("tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        while (await Newest(chart) == before)
            await Task.Delay(100);
        tab.AssertNoComplaint();
    }

    private static Task<string> Newest(ILocator chart) => chart.Locator("tbody tr").Last.InnerTextAsync();
}
