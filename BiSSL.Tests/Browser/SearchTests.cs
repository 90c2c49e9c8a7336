using BiSSL.Tests.Web.Searches;
using BiSSL.Training.Runs;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>A search as people watch it and take up what it found.</summary>
public sealed class SearchTests(OneBrowser browser) : BrowserTest(browser)
{
    private const string Hostile = "<img src=x onerror=window.harmed=1>";

    public static TheoryData<string, int, ColorScheme> Views => [..
        from path in new[] { "/runs/{id}?tab=search", "/runs/{id}?tab=search&scope=seed 0/control", "/runs/{id}" }
        from width in new[] { 1440, 390 }
        from theme in new[] { ColorScheme.Light, ColorScheme.Dark }
        select (path, width, theme)];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_OfASearch_ComplainsOfNothingFitsAndIsAccessible(string path, int width, ColorScheme theme)
    {
        string id = MadeSearch.Run(Dashboard.Store, "a search").Id;
        Tab tab = await People.SignIn(Link, path.Replace("{id}", id, StringComparison.Ordinal), width, theme);
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await tab.AssertAccessible();
        int overflow = await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        Assert.True(overflow <= 0, $"{overflow} px too wide");
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Trial_ThatStopsWhileOneLooks_AppearsInDrawingsAndTable()
    {
        string id = MadeSearch.Run(Dashboard.Store, "a search").Id;
        Tab tab = await People.SignIn(Link, $"/runs/{id}?tab=search&scope=seed 0/bissl");
        await tab.Shows("1 of 9 trials");
        using (var writer = new RunWriter(Dashboard.Store, id))
            MadeSearch.Tell(writer, MadeSearch.Of(4), "seed 0/bissl/search");

        await tab.Button("Mark trial 4").WaitForAsync();
        await tab.Shows("2 of 9 trials");
        Assert.Equal(2, await tab.Page.Locator("svg.curves polyline").CountAsync());
        await tab.Button("Mark trial 4").PressAsync("Enter");
        await tab.Shows("Trial 4: learning rate 0.01, weight decay 5e-5; at best 34.0 % with loss 1.460; stopped early after 20 of 180 steps.");
        Assert.Equal(1, await tab.Page.Locator("svg.mark circle.picked").CountAsync());
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Values_ThatWereChosen_AreInTheFormForANewRun()
    {
        string id = MadeSearch.Run(Dashboard.Store, "a search").Id;
        Tab tab = await People.SignIn(Link, $"/runs/{id}?tab=search&scope=seed 0/control");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "New run with these values" }).ClickAsync();
        await tab.Landed("/new");

        await tab.Shows("fineTune.baselineLearningRate");
        await tab.Shows("fineTune.baselineWeightDecay");
        await tab.Press("Search instead of comparing");
        await tab.Shows("This run searches and compares nothing.");
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Page_OfASearchFullOfScripts_ShowsThemAsText()
    {
        string id = MadeSearch.Run(Dashboard.Store, Hostile).Id;
        using (var writer = new RunWriter(Dashboard.Store, id))
            MadeSearch.Tell(writer, MadeSearch.Of(0), $"seed 0/{Hostile}/search");
        string form = $"/new?set={Uri.EscapeDataString($"search.method={Hostile}")}&set={Uri.EscapeDataString($"fineTune.learningRate={Hostile}")}";
        Tab tab = await People.SignIn(Link, "/");
        foreach (string path in new[] { form, $"/runs/{id}?tab=search" })
        {
            await tab.Open(path);
            await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            Assert.Equal("undefined", await tab.Page.EvaluateAsync<string>("typeof window.harmed"));
            Assert.Equal(0, await tab.Page.Locator("img[src=x]").CountAsync());
        }

        Assert.Contains(Hostile, await tab.Page.Locator("nav[aria-label='Arms searched']").InnerTextAsync(), StringComparison.Ordinal);
        tab.AssertNoComplaint();
    }
}
