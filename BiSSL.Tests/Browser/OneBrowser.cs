using BiSSL.Benchmarks.Stage;
using BiSSL.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OneBrowser))]

namespace BiSSL.Tests.Browser;

/// <summary>One browser for all tests, started by the first that needs it.</summary>
public sealed class OneBrowser : IAsyncDisposable
{
    private readonly Lazy<Task<Chromium>> _chromium = new(Chromium.Start);

    /// <summary>A browser that nobody has used. Without Chromium the test is skipped.</summary>
    public async Task<IBrowserContext> New(BrowserNewContextOptions options)
    {
        Assert.SkipWhen(Chromium.Program is null, "Chromium is not installed; ./test.sh installs it on Debian.");
        return await (await _chromium.Value).Browser.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium.IsValueCreated)
            await (await _chromium.Value).DisposeAsync();
    }
}
