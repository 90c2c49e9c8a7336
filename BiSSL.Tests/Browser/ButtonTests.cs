using BiSSL.Training.Runs;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>Whoever clicks twice on everything.</summary>
public sealed class ButtonTests(OneBrowser browser) : BrowserTest(browser)
{
    private const string Names = """
        [...new Set([...document.querySelectorAll('button, summary')].filter(b => b.checkVisibility() && !b.disabled).map(b => (b.getAttribute('aria-label') ?? b.innerText).trim()))]
        """;

    [Theory]
    [InlineData("/")]
    [InlineData("/new")]
    [InlineData("/compare?runs={id},{other}")]
    [InlineData("/runs/{id}")]
    [InlineData("/runs/{id}?tab=configuration")]
    [InlineData("/runs/{id}?tab=log")]
    [InlineData("/runs/{id}?tab=artefacts")]
    [InlineData("/runs/{other}")]
    [InlineData("/runs/{id}/latent")]
    public async Task Buttons_AllOfAPage_PressedTwiceOneAfterTheOther_BreakNothing(string path)
    {
        RunRecord other = Dashboard.Store.Transition(Dashboard.NewRunning("over").Id, RunState.Stopped), run = Training();
        path = path.Replace("{id}", run.Id, StringComparison.Ordinal).Replace("{other}", other.Id, StringComparison.Ordinal);
        Tab tab = await People.SignIn(Link, path);
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        string[] names = await tab.Page.EvaluateAsync<string[]>(Names);
        Assert.NotEmpty(names);
        foreach (string name in names)
        {
            await PressTwice(tab, name);
            Assert.DoesNotContain("could not be shown", await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);
            if (!tab.Page.Url.StartsWith(new Uri(Dashboard.Address, path).ToString(), StringComparison.Ordinal))
                await tab.Open(path);
        }

        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task StartTheDemo_PressedTwice_MakesOneRun()
    {
        Tab tab = await People.SignIn(Link);
        await tab.Button("Start the demo").DblClickAsync();
        await tab.Page.Locator("table.runs tbody tr").WaitForAsync();
        Assert.Single(Dashboard.Store.List());
        tab.AssertNoComplaint();
    }

    // What an earlier button took away cannot be pressed; what it opened is closed again.
    private static async Task PressTwice(Tab tab, string name)
    {
        ILocator button = tab.Page.Locator("button:visible:enabled, summary:visible").And(tab.Page.GetByText(name, new() { Exact = true }).Or(tab.Page.GetByLabel(name, new() { Exact = true }))).First;
        if (await button.CountAsync() > 0)
            await button.EvaluateAsync("b => { b.click(); b.click(); }");
        await tab.Page.WaitForTimeoutAsync(100);
        await tab.Page.Keyboard.PressAsync("Escape");
    }
}
