using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BiSSL.Benchmarks.Stage;

namespace BiSSL.Benchmarks.History;

/// <summary>Asks the real dashboard for history, as pages do, and takes the time.</summary>
internal sealed class HistoryLoad(HttpClient client, DashboardProcess dashboard)
{
    private const int Repetitions = 9;
    private const double MostForCurves = 1;
    private const double MostForList = 0.5;

    /// <returns>0 if everything is as quick as promised.</returns>
    public static async Task<int> Run(int points, int series, int runs, CancellationToken cancel)
    {
        using var folder = new TempStore();
        string run = Fill(folder, points, series, runs);
        using DashboardProcess dashboard = await DashboardProcess.Start(folder.Path);
        using var client = new HttpClient { BaseAddress = dashboard.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", dashboard.Token) } };
        var load = new HistoryLoad(client, dashboard);
        bool curves = await load.Curves(run, cancel), list = await load.List(cancel);
        bool pages = Chromium.Program is null || await PageLoad.Run(dashboard, run);
        return curves && list && pages ? 0 : 1;
    }

    private static string Fill(TempStore folder, int points, int series, int runs)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
            LongRun.Add(folder.Store, $"run {i}", points: 300, series: 3);
        string run = LongRun.Add(folder.Store, "long", points, series);
        Console.WriteLine($"{points} points in {series} series, and {runs} runs, written in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s.");
        return run;
    }

    private async Task<bool> Curves(string run, CancellationToken cancel)
    {
        long[] ids = [.. (await client.GetFromJsonAsync<JsonNode>($"api/runs/{run}/series", cancel))!["series"]!.AsArray().Select(s => (long)s!["id"]!)];
        Cost cold = await Time(() => All(run, ids, cancel)), warm = await Warm(() => All(run, ids, cancel));
        Cost page = await Warm(() => Get($"api/runs/{run}/series/data?ids={string.Join(',', ids.Take(4))}&buckets=2048&smooth=0.9", cancel));
        Cost zoom = await Warm(() => Get($"api/runs/{run}/series/data?ids={ids[0]}&buckets=4096&smooth=0.9&from=20000&to=24000", cancel));
        Console.WriteLine($"All series, listed and read in 1000 buckets: {cold} at first, {warm} after that. The page's first four, smoothed: {page}. A zoom: {zoom}.");
        return cold.Seconds < MostForCurves;
    }

    private async Task All(string run, long[] ids, CancellationToken cancel)
    {
        await Get($"api/runs/{run}/series", cancel);
        await Get($"api/runs/{run}/series/data?ids={string.Join(',', ids)}&buckets=1000", cancel);
    }

    private async Task<bool> List(CancellationToken cancel)
    {
        Cost cold = await Time(() => Get("api/runs?take=50", cancel)), warm = await Warm(() => Get("api/runs?take=50", cancel));
        Cost search = await Warm(() => Get("api/runs?take=50&search=run%201&sort=name", cancel));
        Cost far = await Warm(() => Get("api/runs?take=200&skip=1500", cancel));
        Console.WriteLine($"50 runs of the list: {cold} at first, {warm} after that; searched and sorted {search}; 200 from the end {far}.");
        return cold.Seconds < MostForList;
    }

    private async Task Get(string path, CancellationToken cancel)
    {
        using HttpResponseMessage response = await client.GetAsync(path, cancel);
        response.EnsureSuccessStatusCode();
    }

    private async Task<Cost> Warm(Func<Task> work)
    {
        var costs = new List<Cost>();
        for (int i = 0; i < Repetitions; i++)
            costs.Add(await Time(work));
        return new Cost(costs.ConvertAll(c => c.Seconds).Median(), costs.Average(c => c.Cpu));
    }

    private async Task<Cost> Time(Func<Task> work)
    {
        (long start, double cpu) = (Stopwatch.GetTimestamp(), dashboard.Cpu);
        await work();
        return new Cost(Stopwatch.GetElapsedTime(start).TotalSeconds, dashboard.Cpu - cpu);
    }

    /// <param name="Seconds">On the clock.</param>
    /// <param name="Cpu">Seconds of the dashboard's processor time, which busy neighbours do not change.</param>
    private sealed record Cost(double Seconds, double Cpu)
    {
        public override string ToString() => $"{Seconds:0.000} s ({Cpu:0.00} s of processor time)";
    }
}
