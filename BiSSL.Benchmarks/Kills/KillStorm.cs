using System.Diagnostics;
using System.Globalization;
using BiSSL.Benchmarks.Stage;
using BiSSL.Training.Runs;

namespace BiSSL.Benchmarks.Kills;

/// <summary>One run with the real trainer, one page that stays open, and whoever kills what lies under it.</summary>
internal sealed class KillStorm(RunStore store, string run, RunWatcher page, Random chance, int patience, TextWriter log) : IDisposable
{
    private const int LongPatience = 60;

    private readonly List<string> _faults = [];
    private DashboardProcess? _dashboard;

    /// <param name="seed">Of the moments.</param>
    /// <param name="patience">Seconds after a kill in which the page must show the truth.</param>
    /// <returns>What was not as promised.</returns>
    public static async Task<IReadOnlyList<string>> Run(int times, int seed, int patience, TextWriter log)
    {
        using var folder = new TempStore();
        string run = folder.Store.Create(SampleRuns.Demo("storm", [.. SampleRuns.Small, "bilevel.alternations=100000"])).Id;
        new RunQueue(folder.Store).Add(run);
        await using Chromium chromium = await Chromium.Start();
        using var storm = new KillStorm(folder.Store, run, new RunWatcher(await chromium.Browser.NewPageAsync(), run), new Random(seed), patience, log);
        try
        {
            await storm.Run(folder.Path, times);
            return storm._faults;
        }
        finally
        {
            storm.KillTrainer();
        }
    }

    public void Dispose() => _dashboard?.Dispose();

    private async Task Run(string folder, int times)
    {
        _dashboard = await DashboardProcess.Start(folder);
        int port = _dashboard.Address.Port;
        await page.Open(_dashboard.Link);
        bool fine = await Truth("the start", expected: RunState.Running, LongPatience);
        for (int i = 1; i <= times && fine; i++)
            fine = await Kill(i, folder, port);
        if (!fine)
            return;
        await page.Stop();
        if (await Truth("the stop", expected: RunState.Stopped, LongPatience))
            await AssertWhole();
    }

    private async Task<bool> Kill(int number, string folder, int port)
    {
        await Pause(0.5, 6);
        var victims = (Victims)chance.Next(1, 4);
        bool ends = victims.HasFlag(Victims.Trainer);
        if (ends)
            KillTrainer();
        if (victims.HasFlag(Victims.Dashboard))
        {
            _dashboard!.Kill();
            await Pause(0, 3);
            _dashboard = await DashboardProcess.Start(folder, port);
        }

        if (!await Truth($"kill {number} of {victims}", expected: ends ? RunState.Interrupted : RunState.Running, patience))
            return false;
        if (!ends)
            return true;
        await page.Resume();
        return await Truth("the resumption", expected: RunState.Running, LongPatience);
    }

    /// <summary>Waits until the page shows the state that the run is in, and that state is the expected one.</summary>
    private async Task<bool> Truth(string after, RunState expected, int seconds)
    {
        long start = Stopwatch.GetTimestamp();
        string shown = "";
        for (double passed = 0; passed < seconds; passed = Stopwatch.GetElapsedTime(start).TotalSeconds)
        {
            RunRecord record = store.Get(run);
            shown = await page.State();
            if (record.State == expected && shown.Equals($"{expected}", StringComparison.OrdinalIgnoreCase) && (record.Process?.IsAlive == true) == expected is RunState.Running)
            {
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed,5:0.0} s until the page shows '{shown}' after {after}"));
                return true;
            }

            await Task.Delay(50);
        }

        _faults.Add($"{seconds} s after {after} the page shows '{shown}', the run is {store.Get(run).State}, expected was {expected}. {await page.Describe()} The dashboard said: {_dashboard?.Said}");
        return false;
    }

    private async Task AssertWhole()
    {
        RunBatch all = new RunReader(store, run).Since(0, int.MaxValue);
        long[] numbers = [.. all.Events.Select(e => e.Seq).Concat(all.Points.Select(p => p.Seq)).Order()];
        if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Length).Select(n => (long)n)))
            _faults.Add("Numbers are missing or double in the store.");
        long[] steps = Steps();
        if (!steps.SequenceEqual(Enumerable.Range(0, steps.Length).Select(step => (long)step)))
            _faults.Add("Steps are missing or double in the store.");
        (long first, long last) = await page.Steps();
        if (first != 0 || last != steps[^1])
            _faults.Add($"The page shows steps {first} to {last}; the store has 0 to {steps[^1]}.");
        log.WriteLine($"{numbers.Length} numbers and {steps.Length} steps of BiSSL, none missing, none double; the page shows all up to step {last}.");
    }

    // Every step of BiSSL is one of the lower or one of the upper level.
    private long[] Steps()
    {
        var reader = new RunReader(store, run);
        return [.. reader.Series().Where(s => s.Name is "lower/loss" or "upper/loss").SelectMany(s => reader.All(s.Id)).Select(p => p.Step).Order()];
    }

    private void KillTrainer()
    {
        if (store.Get(run).Process is not { IsAlive: true } process)
            return;
        using Process victim = Process.GetProcessById(process.Id);
        victim.Kill();
        SpinWait.SpinUntil(() => !process.IsAlive);
    }

    private Task Pause(double least, double most) => Task.Delay(TimeSpan.FromSeconds(least + (chance.NextDouble() * (most - least))));

    [Flags]
    private enum Victims
    {
        Trainer = 1,
        Dashboard = 2,
    }
}
