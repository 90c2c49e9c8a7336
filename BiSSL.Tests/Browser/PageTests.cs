using BiSSL.Tests.Web;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>What is true of every page, at a desk and on a telephone, in the light and in the dark.</summary>
public sealed class PageTests : IAsyncDisposable
{
    private const string Nowhere = "/nowhere";

    private readonly Dashboard _dashboard;
    private readonly People _people;
    private readonly string _run;

    public PageTests(OneBrowser browser, TrainedRun trained)
    {
        (_people, _run) = (new People(browser), trained.Id);
        _dashboard = new Dashboard(trained.Store);
    }

    public static TheoryData<string, int, ColorScheme> Views => [..
        from path in new[] { "/", "/new", "/new?parent={id}", "/compare", "/compare?runs={id}", "/runs/{id}", "/runs/{id}?tab=results", "/runs/{id}?tab=configuration", "/runs/{id}?tab=log", "/runs/{id}?tab=artefacts", "/runs/{id}?tab=system", "/runs/{id}/latent", "/experiments/new", "/data", "/data/shapes", "/data/cars", "/data/folder", Nowhere }
        from width in new[] { 1440, 390 }
        from theme in new[] { ColorScheme.Light, ColorScheme.Dark }
        select (path, width, theme)];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_OfAnyKind_ComplainsOfNothingFitsAndIsAccessible(string path, int width, ColorScheme theme)
    {
        Tab tab = await _people.SignIn(new Uri(_dashboard.Address, $"sign-in?token={_dashboard.Token}"), path.Replace("{id}", _run, StringComparison.Ordinal), width, theme);
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await tab.AssertAccessible();
        int overflow = await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");

        Assert.True(overflow <= 0, $"{overflow} px too wide");
        // Of an address that is none, the browser rightly says that it is none.
        Assert.All(tab.Complaints, complaint => Assert.Contains(Nowhere, complaint, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _people.DisposeAsync();
        await _dashboard.DisposeAsync();
    }
}
