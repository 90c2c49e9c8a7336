using System.Text.Json;
using BiSSL.Benchmarks.Stage;
using Microsoft.Playwright;

namespace BiSSL.Benchmarks.Latent;

/// <summary>Moves a map in a real browser, and takes the time of its frames.</summary>
internal sealed class MapLoad(IPage page, ICDPSession browser, ICDPSession tab)
{
    private const int Moves = 240, Lassos = 9;
    private const double MostForALasso = 100;

    // Notes when frames begin, until it is told to stop.
    private const string Watch = "() => { const seen = (window.seen = []); const look = t => { seen.push(t); if (window.seen === seen) requestAnimationFrame(look); }; requestAnimationFrame(look); }";
    private const string Stop = "() => { const { seen } = window; window.seen = null; return seen.slice(1).map((t, i) => t - seen[i]); }";

    // From the release of the button until the next frame but one has begun.
    private const string Release = "() => addEventListener('pointerup', () => { const begun = performance.now(); requestAnimationFrame(() => requestAnimationFrame(() => (window.drawn = performance.now() - begun))); }, { capture: true, once: true })";

    /// <returns>0 if a lasso answers as soon as promised.</returns>
    public static async Task<int> Run(int points)
    {
        using var folder = new TempStore();
        string run = LargeMap.Add(folder.Store, points);
        using DashboardProcess dashboard = await DashboardProcess.Start(folder.Path);
        await using Chromium chromium = await Chromium.Start();
        IPage page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await page.GotoAsync(dashboard.Link.ToString());
        await page.Locator(".app").WaitForAsync();
        await page.GotoAsync(new Uri(dashboard.Address, $"/runs/{run}/latent").ToString());
        await page.GetByText("images of the test split").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var load = new MapLoad(page, await chromium.Browser.NewBrowserCDPSessionAsync(), await page.Context.NewCDPSessionAsync(page));
        await load.CountProcessorTime();
        await load.Frames("Two maps, moved", load.Drag);
        await load.Frames("Two maps, zoomed", load.Wheel);
        await load.Frames("One map that morphs", load.Morph);
        return await load.Lasso() <= MostForALasso ? 0 : 1;
    }

    private async Task Frames(string what, Func<Task> move)
    {
        await page.EvaluateAsync(Watch);
        double cpu = await Cpu();
        await move();
        double[] frames = [.. (await page.EvaluateAsync<double[]>(Stop)).Order()];
        cpu = await Cpu() - cpu;
        Console.WriteLine($"{what}: {frames.Median():0.0} ms from frame to frame, 95 % within {frames[(int)(frames.Length * 0.95)]:0.0} ms, {1000 * cpu / frames.Length:0.0} ms of the browser's processor time each ({frames.Length} frames).");
    }

    private async Task Drag()
    {
        (double left, double top) = await Corner();
        await Move(left + 200, top + 200);
        await page.Mouse.DownAsync();
        for (int i = 0; i < Moves; i++)
            await Move(left + 200 + (80 * Math.Sin(i / 10.0)), top + 200 + (60 * Math.Cos(i / 10.0)));
        await page.Mouse.UpAsync();
    }

    private async Task Wheel()
    {
        await page.Locator(".latent-host").First.FocusAsync();
        for (int i = 0; i < Moves; i++)
            await page.Mouse.WheelAsync(0, i % 60 < 30 ? -30 : 30);
    }

    private async Task Morph()
    {
        await page.GetByText("▶ Play").ClickAsync();
        await page.GetByText("▶ Play").WaitForAsync();
    }

    /// <returns>Milliseconds of processor time of the page's thread.</returns>
    private async Task<double> Lasso()
    {
        await page.GetByText("Side by side").ClickAsync();
        await page.GetByText("Lasso", new() { Exact = true }).ClickAsync();
        (double left, double top) = await Corner();
        var drawn = new List<double>();
        var worked = new List<double>();
        for (int i = 0; i < Lassos; i++)
        {
            await Circle(left + 200, top + 220, 150 - (5 * i));
            await page.EvaluateAsync(Release);
            double before = await Thread();
            await page.Mouse.UpAsync();
            await page.WaitForTimeoutAsync(500);
            worked.Add(1000 * (await Thread() - before));
            drawn.Add(await page.EvaluateAsync<double>("drawn"));
        }

        string count = await page.Locator(".latent-aside .panel-head .num").InnerTextAsync();
        Console.WriteLine($"A lasso around {count} points: {drawn.Median():0} ms until both maps and all lists show it, {worked.Median():0} ms of the page's own processor time (median of {Lassos}).");
        return worked.Median();
    }

    private async Task Circle(double x, double y, double radius)
    {
        await Move(x + radius, y);
        await page.Mouse.DownAsync();
        for (int i = 0; i <= 100; i++)
            await Move(x + (radius * Math.Cos(i * Math.Tau / 100)), y + (radius * Math.Sin(i * Math.Tau / 100)));
    }

    private async Task<(double Left, double Top)> Corner()
    {
        LocatorBoundingBoxResult box = (await page.Locator(".latent-host").First.BoundingBoxAsync())!;
        return (box.X, box.Y);
    }

    private Task Move(double left, double top) => page.Mouse.MoveAsync((float)left, (float)top);

    // Of all processes of the browser, in seconds; busy neighbours do not change it.
    private async Task<double> Cpu()
    {
        JsonElement answer = (await browser.SendAsync("SystemInfo.getProcessInfo"))!.Value;
        return answer.GetProperty("processInfo").EnumerateArray().Sum(process => process.GetProperty("cpuTime").GetDouble());
    }

    private Task CountProcessorTime() => tab.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });

    // Of the page's own thread, in seconds.
    private async Task<double> Thread()
    {
        JsonElement answer = (await tab.SendAsync("Performance.getMetrics"))!.Value;
        return answer.GetProperty("metrics").EnumerateArray().First(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }
}
