using BiSSL.Benchmarks.Stage;
using Microsoft.Playwright;

namespace BiSSL.Benchmarks.History;

/// <summary>Opens pages in a real browser and takes the time until there is something to see.</summary>
internal sealed class PageLoad(IPage page, Uri address)
{
    private const int Openings = 5;
    private const int Zooms = 60;
    private const double Most = 1;

    // Runs before anything of the page: notes when the first chart shows curves, and when the first row of a list is there.
    private const string Watch = """
        const look = () => {
          const chart = document.querySelector('.chart'), note = chart?.querySelector('.chart-note')?.textContent ?? '';
          const painted = chart?.querySelector('canvas') && note !== 'Loading …' && note !== 'Nothing reported yet.';
          if (painted || document.querySelector('table.runs tbody tr')) window.seen ??= performance.now();
          if (window.seen === undefined) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        """;

    // Turns the wheel over the first chart, once a frame, and gives the milliseconds between the frames.
    private const string Zoom = """
        async zooms => {
          const chart = document.querySelector('.chart .u-over'), box = chart.getBoundingClientRect(), times = [];
          for (let i = 0; i <= zooms; i++) {
            chart.dispatchEvent(new WheelEvent('wheel', { deltaY: i % 20 < 12 ? -80 : 80, clientX: box.x + box.width / 3, clientY: box.y + 50, ctrlKey: true, bubbles: true, cancelable: true }));
            times.push(await new Promise(requestAnimationFrame));
          }
          return times.slice(1).map((time, i) => time - times[i]);
        }
        """;

    /// <returns>Whether both were quick enough at every opening but the first after the start.</returns>
    public static async Task<bool> Run(DashboardProcess dashboard, string run)
    {
        await using Chromium chromium = await Chromium.Start();
        IPage page = await chromium.Browser.NewPageAsync();
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(dashboard.Link.ToString());
        await page.Locator(".app").WaitForAsync();
        var load = new PageLoad(page, dashboard.Address);
        bool chart = await load.Open($"/runs/{run}", "The long run's page to its first painted chart"), list = await load.Open("/", "The list to its first row");
        await load.Wheel(run);
        return chart && list;
    }

    private async Task<bool> Open(string path, string what)
    {
        var seconds = new List<double>();
        for (int i = 0; i <= Openings; i++)
        {
            await page.GotoAsync(new Uri(address, path).ToString());
            await page.WaitForFunctionAsync("() => window.seen");
            seconds.Add(await page.EvaluateAsync<double>("window.seen") / 1000);
        }

        Console.WriteLine($"{what}: {seconds[0]:0.00} s at first, then {string.Join(", ", seconds.Skip(1).Select(s => $"{s:0.00}"))} s.");
        return seconds.Skip(1).ToList().Median() < Most;
    }

    private async Task Wheel(string run)
    {
        await page.GotoAsync(new Uri(address, $"/runs/{run}").ToString());
        await page.WaitForFunctionAsync("() => window.seen");
        double[] frames = [.. (await page.EvaluateAsync<double[]>(Zoom, Zooms)).Order()];
        Console.WriteLine($"Zooming at every frame: {frames.Median():0} ms a frame, 95 % within {frames[(int)(frames.Length * 0.95)]:0} ms, the slowest {frames[^1]:0} ms.");
    }
}
