using System.Globalization;
using Microsoft.Playwright;

namespace BiSSL.Benchmarks.Kills;

/// <summary>The page of one run, as somebody sees it who leaves it open.</summary>
internal sealed class RunWatcher(IPage page, string run)
{
    private const string Shown = """
        document.querySelector('.app[aria-busy]') || document.querySelector('#components-reconnect-modal:not([hidden])')
          ? '' : document.querySelector('.page-head .chip[data-state]')?.dataset.state ?? ''
        """;

    private ILocator Rows => page.Locator(".chart").First.Locator("tbody tr");

    /// <param name="link">As the dashboard printed it.</param>
    public async Task Open(Uri link)
    {
        await page.GotoAsync(link.ToString());
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await page.GotoAsync(new Uri(link, $"/runs/{run}").ToString());
    }

    /// <summary>The state it shows; nothing while it says that the dashboard does not answer, or loads.</summary>
    public async Task<string> State()
    {
        try
        {
            return await page.EvaluateAsync<string>(Shown);
        }
        catch (PlaywrightException)
        {
            return ""; // It loads anew at this moment.
        }
    }

    public Task Resume() => Press("Resume");

    public Task Stop() => Press("Stop");

    /// <summary>The first and the last step in the table of the first chart.</summary>
    public async Task<(long First, long Last)> Steps()
    {
        await page.Locator(".chart").First.GetByRole(AriaRole.Button, new() { Name = "table" }).ClickAsync();
        return (await Step(Rows.First), await Step(Rows.Last));
    }

    private Task Press(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task<long> Step(ILocator row) =>
        long.Parse(await row.Locator("td").First.InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
