using BiSSL.Benchmarks.Stage;

namespace BiSSL.Tests.Browser;

/// <summary>A page whose server dies.</summary>
public sealed class ComebackTests(OneBrowser browser) : IAsyncDisposable
{
    private readonly People _people = new(browser);
    private readonly TempStore _folder = new();

    [Fact]
    public async Task Page_WhoseServerIsKilledAndStartedAnew_SaysSoAndComesBackByItself()
    {
        string id = _folder.Store.Create(SampleRuns.Demo("before")).Id;
        Tab tab;
        int port;
        using (DashboardProcess first = await DashboardProcess.Start(_folder.Path))
        {
            (tab, port) = (await _people.SignIn(first.Link), first.Address.Port);
            await tab.Shows("before");
        }

        await tab.Shows("The dashboard does not answer");
        _folder.Store.Annotate(id, "after", [], "");
        using DashboardProcess second = await DashboardProcess.Start(_folder.Path, port);

        await tab.Shows("after");
        await tab.Ready();
        Assert.True(await tab.Page.GetByText("The dashboard does not answer").IsHiddenAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _people.DisposeAsync();
        _folder.Dispose();
    }
}
