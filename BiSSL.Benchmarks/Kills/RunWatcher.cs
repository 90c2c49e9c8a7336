using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace BiSSL.Benchmarks.Kills;

/// <summary>The page of one run, as somebody sees it who leaves it open.</summary>
internal sealed class RunWatcher
{
    private const int Remembered = 12;

    private const string Shown = """
        document.querySelector('.app[aria-busy]') || document.querySelector('#components-reconnect-modal:not([hidden])')
          ? '' : document.querySelector('.page-head .chip[data-state]')?.dataset.state ?? ''
        """;

    private const string About = """
        `${location.href} is ${document.readyState}, busy: ${document.querySelector('.app')?.getAttribute('aria-busy')}, notice: ${document.querySelector('#components-reconnect-modal')?.hidden === false}, it shows: ${document.querySelector('main')?.innerText.slice(0, 200)}`
        """;

    private readonly IPage _page;
    private readonly string _run;
    private readonly ConcurrentQueue<string> _console = new();

    public RunWatcher(IPage page, string run)
    {
        (_page, _run) = (page, run);
        page.Console += (_, message) => _console.Enqueue(message.Text);
        page.PageError += (_, error) => _console.Enqueue(error);
    }

    private ILocator Rows => _page.Locator(".chart").First.Locator("tbody tr");

    /// <param name="link">As the dashboard printed it.</param>
    public async Task Open(Uri link)
    {
        await _page.GotoAsync(link.ToString());
        await _page.Locator(".app").WaitForAsync();
        await _page.GotoAsync(new Uri(link, $"/runs/{_run}").ToString());
    }

    /// <summary>The state it shows; nothing while it says that the dashboard does not answer, or loads.</summary>
    public async Task<string> State()
    {
        try
        {
            return await _page.EvaluateAsync<string>(Shown);
        }
        catch (PlaywrightException)
        {
            return ""; // It loads anew at this moment.
        }
    }

    /// <summary>What is known of a page that does not show what it should.</summary>
    public async Task<string> Describe() =>
        $"{await _page.EvaluateAsync<string>(About)}; it said last: {string.Join(" | ", _console.TakeLast(Remembered))}";

    public Task Resume() => Press("Resume");

    public Task Stop() => Press("Stop");

    /// <summary>The first and the last step in the table of the first chart.</summary>
    public async Task<(long First, long Last)> Steps()
    {
        await _page.Locator(".chart").First.GetByRole(AriaRole.Button, new() { Name = "table" }).ClickAsync();
        return (await Step(Rows.First), await Step(Rows.Last));
    }

    private Task Press(string button) => _page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task<long> Step(ILocator row) =>
        long.Parse(await row.Locator("td").First.InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
