using BiSSL.Tests.Experiments;
using BiSSL.Tests.Web;
using BiSSL.Training.Experiments;
using BiSSL.Training.Runs;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>Experiments as people make and read them.</summary>
public sealed class ExperimentTests(OneBrowser browser) : BrowserTest(browser, ("MaxQueuedRuns", "20"))
{
    [Theory]
    [InlineData("/experiments", 1440, ColorScheme.Light)]
    [InlineData("/experiments", 390, ColorScheme.Dark)]
    [InlineData("/experiments/new", 1440, ColorScheme.Dark)]
    [InlineData("/experiments/new", 390, ColorScheme.Light)]
    [InlineData("/experiments/{id}", 1440, ColorScheme.Light)]
    [InlineData("/experiments/{id}", 1440, ColorScheme.Dark)]
    [InlineData("/experiments/{id}", 390, ColorScheme.Light)]
    [InlineData("/experiments/{id}?first=/control&second=/scratch", 390, ColorScheme.Dark)]
    [InlineData("/experiments/none", 390, ColorScheme.Light)]
    public async Task Page_OfExperiments_ComplainsOfNothingFitsAndIsAccessible(string path, int width, ColorScheme theme)
    {
        string id = Filled();
        Tab tab = await People.SignIn(Link, path.Replace("{id}", id, StringComparison.Ordinal), width, theme);
        await tab.AssertAccessible();
        int overflow = await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        Assert.True(overflow <= 0, $"{overflow} px too wide");
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Experiment_FromTheFormToItsTable_FillsWhileOneLooks()
    {
        Tab tab = await People.SignIn(Link, "/experiments");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "New experiment" }).ClickAsync();
        await tab.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("compare 50 worlds");
        await tab.Page.GetByLabel("Seeds", new() { Exact = true }).FillAsync("3");
        await tab.Page.GetByLabel("dataset 1: options").FillAsync("data.labelsPerClass=many");
        await tab.Page.GetByLabel("dataset 1: options").BlurAsync();
        await tab.Shows("data.labelsPerClass");
        Assert.True(await tab.Button("Queue experiment").IsDisabledAsync());
        await tab.Page.GetByLabel("dataset 1: options").FillAsync("data.labelsPerClass=10");
        await tab.Page.GetByLabel("dataset 1: options").BlurAsync();
        await tab.Press("shapes");
        await tab.Press("Queue experiment");

        await tab.Until("location.pathname.match(/^\\/experiments\\/[0-9a-z]{10}$/) !== null");
        await tab.Page.GetByText("12 / 12").First.WaitForAsync();
        await tab.Shows("bissl and control cannot be told apart on any of 2 datasets with 3 seeds.");
        Assert.Equal(6, await tab.Page.Locator("svg.forest .seed").CountAsync());
        tab.AssertNoComplaint();
    }

    private string Filled()
    {
        var experiments = new ExperimentStore(Dashboard.Store);
        string id = experiments.Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets with { Name = "compare 1 <b>two</b>" })).Id;
        foreach (ExperimentRun run in experiments.Runs(id))
            Dashboard.Await(run.Run.Id, RunState.Completed);
        return id;
    }
}
