using System.Globalization;
using BiSSL.Tests.Web;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs.Maps;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>The maps of a run's features, as people look at them.</summary>
public sealed class LatentTests(OneBrowser browser) : BrowserTest(browser)
{
    private const string Selected = ".latent-aside .panel-head .num";

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Map_AtADeskAndOnATelephone_ComplainsOfNothingFitsAndIsAccessible(int width, ColorScheme theme)
    {
        Tab tab = await Open(Made(), width, theme, "#latent.pick=C3&latent.point=17");
        await tab.Shows("Nearest neighbours of #00034");

        await tab.AssertAccessible();

        Assert.True(await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0);
        Assert.Equal(width > 800 ? 2 : 1, await tab.Page.Locator(".latent-host:visible").CountAsync());
        Assert.Equal(0, await tab.Page.Locator("main img").CountAsync()); // one class is called <img …>
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Lasso_InOneMap_SelectsInBothAndStaysInTheAddress()
    {
        Tab tab = await Open(Made());
        await tab.Press("Lasso");
        LocatorBoundingBoxResult box = (await tab.Page.Locator(".latent-host").First.BoundingBoxAsync())!;
        await Draw(tab, box.X + 10, box.Y + 10, box.X + (box.Width / 2), box.Y + box.Height - 10);
        await tab.Until($"/^[1-9][0-9]*$/.test(document.querySelector('{Selected}').textContent)");
        string count = await tab.Page.InnerTextAsync(Selected);
        Assert.InRange(int.Parse(count, CultureInfo.InvariantCulture), 50, 550);
        Assert.True(await tab.Page.Locator(".latent-aside .latent-image").CountAsync() > 3);
        await tab.Until("location.hash.includes('latent.pick=L0,')");

        await tab.Reload();

        await tab.Until($"document.querySelector('{Selected}')?.textContent === '{count}'");
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Keys_Alone_FindAPointSelectWhatIsInSightAndHideAClass()
    {
        Tab tab = await Open(Made(), hash: "#latent.frames=0,0");
        await tab.Page.Locator(".latent-host").First.FocusAsync();
        for (int i = 0; i < 4; i++)
            await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.Page.Keyboard.PressAsync("+");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Shows("Nearest neighbours of");
        await tab.Page.Keyboard.PressAsync("s");
        await tab.Until($"/^[1-9]/.test(document.querySelector('{Selected}').textContent)");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Until($"document.querySelector('{Selected}').textContent.startsWith('none')");

        await tab.Page.Locator(".latent-key").Nth(4).PressAsync("Enter");

        await tab.Until("document.querySelectorAll('.latent-key')[4].getAttribute('aria-pressed') === 'false' && location.hash.includes('latent.hide=4')");
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Morph_Played_EndsAtTheLastFrame_AndFlipsAreListed()
    {
        MapRecord map = Made();
        int[] all = [.. Enumerable.Range(0, map.Result!.N)];
        int right = all.Count(i => FakeMap.Knn(0, i) != FakeMap.Label(i) && FakeMap.Knn(1, i) == FakeMap.Label(i));
        Tab tab = await Open(map);
        await tab.Button($"{right} wrong → right").WaitForAsync();
        Assert.True(await tab.Page.Locator(".latent-flip").CountAsync() > 3);

        await tab.Press("▶ Play");

        await tab.Button("▶ Play").WaitForAsync(); // it was Pause meanwhile
        await tab.Until("location.hash.includes('latent.show=morph') && location.hash.includes('latent.at=1')");
        Assert.Equal(1, await tab.Page.Locator(".latent-host:visible").CountAsync());
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Browser_WithoutWebGl_DrawsOnACanvasAndSaysSo()
    {
        MapRecord map = Made();
        Tab tab = await People.SignIn(Link);
        await tab.Page.AddInitScriptAsync("""
            const get = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind === "webgl2" ? null : get.call(this, kind, ...rest); };
            """);
        await tab.Open($"/runs/{map.Run}/latent");
        await tab.Shows("This browser has no WebGL");
        await tab.Until("[...document.querySelectorAll('.latent-canvas')].every(c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v > 0))");
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task MakeAMap_OfARunWithoutOne_ShowsItWhileItIsMade()
    {
        string run = Dashboard.NewRun().Id;
        Tab tab = await People.SignIn(Link, $"/runs/{run}/latent");
        await tab.Button("Make map").DblClickAsync();
        await tab.Shows("600 images of the test split");
        await tab.Button("▶ Play").WaitForAsync();
        Assert.Equal(MapState.Completed, Assert.Single(new MapStore(Dashboard.Store).Of(run)).State);
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Cancel_OfAMapThatIsMade_LeavesItAsItIs()
    {
        string run = Dashboard.NewRun().Id;
        new MapStore(Dashboard.Store).Add(run, new MapOptions { Iterations = 5000, Images = 200 });
        Tab tab = await People.SignIn(Link, $"/runs/{run}/latent");
        await tab.Shows("placing points");
        await tab.Press("Cancel");
        await tab.Shows("It was cancelled");
        await tab.Button("Delete …").WaitForAsync();
        tab.AssertNoComplaint();
    }

    private MapRecord Made() => FakeMap.Of(Dashboard.Store, Dashboard.NewRun("latent").Id);

    private async Task<Tab> Open(MapRecord map, int width = 1440, ColorScheme theme = ColorScheme.Light, string hash = "")
    {
        Tab tab = await People.SignIn(Link, $"/runs/{map.Run}/latent{hash}", width, theme);
        await tab.Shows("600 images of the test split");
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return tab;
    }

    private static async Task Draw(Tab tab, double left, double top, double right, double bottom)
    {
        IMouse mouse = tab.Page.Mouse;
        await mouse.MoveAsync((float)left, (float)top);
        await mouse.DownAsync();
        foreach ((double x, double y) in ((double, double)[])[(right, top), (right, bottom), (left, bottom)])
            await mouse.MoveAsync((float)x, (float)y, new() { Steps = 4 });
        await mouse.UpAsync();
    }
}
