namespace BiSSL.Tests.Browser;

/// <summary>The list of runs at the widths of its layouts.</summary>
public sealed class RunListTests(OneBrowser browser) : BrowserTest(browser)
{
    private const string Left = "element => [...element.children].filter(c => c.checkVisibility()).map(c => Math.round(c.getBoundingClientRect().left))";

    [Theory]
    [InlineData(1440)]
    [InlineData(1361)]
    [InlineData(1280)]
    [InlineData(1161)]
    [InlineData(1100)]
    [InlineData(761)]
    public async Task List_OfAnyWidth_FitsHasAHeadOverEveryCellAndShowsStatesWhole(int width)
    {
        Dashboard.NewRunning($"{new string('W', 150)}");
        Tab tab = await People.SignIn(Link, "/", width);
        int[] cells = await tab.Page.Locator("tr.run").EvaluateAsync<int[]>(Left);
        int[] heads = await tab.Page.Locator(".runs thead tr").EvaluateAsync<int[]>(Left);

        if (heads.Length > 0)
            Assert.Equal(heads, cells);
        Assert.True(await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.True(await tab.Page.Locator("tr.run .chip[data-state]").EvaluateAsync<bool>("chip => chip.scrollWidth <= chip.clientWidth"));
        tab.AssertNoComplaint();
    }
}
