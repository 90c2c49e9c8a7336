using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>Those who look at dashboards in a test, each with a browser that nobody else has used.</summary>
internal sealed class People(OneBrowser browser) : IAsyncDisposable
{
    private readonly List<IBrowserContext> _all = [];

    /// <summary>A page of somebody who opened the printed link.</summary>
    public async Task<Tab> SignIn(Uri link, string path = "/", int width = 1440, ColorScheme theme = ColorScheme.Light)
    {
        Tab tab = await Stranger(link, width, theme);
        await tab.Page.GotoAsync(link.PathAndQuery, new() { WaitUntil = WaitUntilState.Commit }); // it goes on by itself
        await tab.Page.Locator(".app").WaitForAsync();
        return path == "/" ? await tab.Ready() : await tab.Open(path);
    }

    /// <summary>An empty page of somebody who has no cookie.</summary>
    public async Task<Tab> Stranger(Uri address, int width = 1440, ColorScheme theme = ColorScheme.Light)
    {
        IBrowserContext person = await browser.New(new()
        {
            BaseURL = address.GetLeftPart(UriPartial.Authority),
            ViewportSize = new ViewportSize { Width = width, Height = width < 800 ? 844 : 900 },
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        _all.Add(person);
        return new Tab(await person.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IBrowserContext person in _all)
            await person.DisposeAsync();
    }
}
