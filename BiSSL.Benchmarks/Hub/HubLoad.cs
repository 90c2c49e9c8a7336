using BiSSL.Benchmarks.Stage;
using BiSSL.Training.Runs;

namespace BiSSL.Benchmarks.Hub;

/// <summary>The whole measurement: first all follow without a break, then training is timed with and without them in turn.</summary>
internal sealed class HubLoad(HubLoad.Plan plan, DashboardProcess dashboard, Helper producer, Helper audience)
{
    private const double LeastRatio = 0.97;
    private const double MostGrowth = 1.1;
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_turn = TimeSpan.FromSeconds(10);

    /// <returns>0 if everything is as promised.</returns>
    public static async Task<int> Run(Plan plan, CancellationToken cancel)
    {
        using var folder = new TempStore();
        string run = folder.Store.Create(SampleRuns.Demo("load")).Id;
        using var producer = new Helper(plan.TrainerCores, "producer", folder.Path, run, $"{plan.Rate}");
        await producer.Ask<Producer.Count>("count");
        using DashboardProcess dashboard = await DashboardProcess.Start(folder.Path, cores: plan.ServerCores);
        using var audience = new Helper(plan.ClientCores, "audience", $"{dashboard.Address}", dashboard.Token, run, $"{plan.Clients}");
        return await new HubLoad(plan, dashboard, producer, audience).Run(folder.Store, run, cancel);
    }

    private async Task<int> Run(RunStore store, string run, CancellationToken cancel)
    {
        Console.WriteLine($"{plan.Clients} clients follow a run of {plan.Rate} points/s; trainer on core {plan.TrainerCores}, dashboard on {plan.ServerCores}, clients on {plan.ClientCores}.");
        bool flat = await Follow(cancel);
        double ratio = await Compare(cancel);
        await audience.Ask<Audience.Tally>("follow");
        await Task.Delay(s_settle, cancel);
        Producer.Count produced = await producer.Ask<Producer.Count>("end");
        await Task.Delay(s_settle, cancel);
        bool whole = Whole(await audience.Ask<Audience.Tally>("tell"), store.Get(run).LastSeq, produced.Points);
        return whole && flat && ratio >= LeastRatio ? 0 : 1;
    }

    private async Task<bool> Follow(CancellationToken cancel)
    {
        await audience.Ask<Audience.Tally>("follow");
        (Producer.Count produced, double cpu) = (await producer.Ask<Producer.Count>("count"), dashboard.Cpu);
        var memory = new List<long>();
        for (int second = 0; second < plan.Seconds; second++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            memory.Add(dashboard.Memory >> 20);
        }

        Audience.Tally tally = await audience.Ask<Audience.Tally>("tell");
        double time = (await producer.Ask<Producer.Count>("count")).Time - produced.Time;
        Console.WriteLine($"{time:0} s: {tally.Most} numbers to each, {tally.Faults} faults{(tally.Error is { } error ? $" ({error})" : "")}; delay median {tally.Median} ms, 99 % within {tally.P99} ms, slowest {tally.Slowest} ms.");
        Console.WriteLine($"The dashboard took {100 * (dashboard.Cpu - cpu) / time:0.0} % of a core; its memory was {memory[plan.Seconds / 4]} MB after a quarter, {memory[^1]} MB at the end, {memory.Max()} MB at most.");
        return memory[^1] <= memory[plan.Seconds / 4] * MostGrowth;
    }

    private async Task<double> Compare(CancellationToken cancel)
    {
        var (wall, cpu, cost) = (new List<double>(), new List<double>(), new List<double>());
        for (int round = 0; round < plan.Rounds; round++)
        {
            // One order in one round, the other in the next, so that a machine that changes its pace favours neither.
            Pace first = await Time(followed: round % 2 == 0, cancel), second = await Time(followed: round % 2 == 1, cancel);
            (Pace followed, Pace alone) = round % 2 == 0 ? (first, second) : (second, first);
            wall.Add(followed.StepsPerSecond / alone.StepsPerSecond);
            cpu.Add(followed.StepsPerCpuSecond / alone.StepsPerCpuSecond);
            cost.Add(followed.DashboardCores - alone.DashboardCores);
        }

        Console.WriteLine($"With and without clients over {plan.Rounds} rounds of {s_turn.TotalSeconds:0} s each: steps/s {wall.Median():0.000} (mean {wall.Average():0.000} ± {wall.StandardError():0.000}), "
            + $"steps per second of the trainer's processor time {cpu.Median():0.000}; clients cost the dashboard {100 * cost.Median():0.0} % of a core.");
        return wall.Median();
    }

    private async Task<Pace> Time(bool followed, CancellationToken cancel)
    {
        await audience.Ask<Audience.Tally>(followed ? "follow" : "leave");
        await Task.Delay(s_settle, cancel);
        (Producer.Count before, double cpu) = (await producer.Ask<Producer.Count>("count"), dashboard.Cpu);
        await Task.Delay(s_turn, cancel);
        (Producer.Count after, double used) = (await producer.Ask<Producer.Count>("count"), dashboard.Cpu - cpu);
        double steps = after.Steps - before.Steps, time = after.Time - before.Time;
        return new Pace(steps / time, steps / (after.Cpu - before.Cpu), used / time);
    }

    private static bool Whole(Audience.Tally tally, long last, long points)
    {
        Console.WriteLine($"{points} points were reported; the run's newest number is {last}, and the followers have all up to {tally.Least}…{tally.Most}, {tally.Surplus} too many or too few, {tally.Faults} faults.");
        return tally is { Faults: 0, Surplus: 0, Error: null } && tally.Least == last && tally.Most == last && last >= points;
    }

    /// <summary>What is measured, and where.</summary>
    internal sealed record Plan(int Clients, int Rate, int Seconds, int Rounds, string? TrainerCores, string? ServerCores, string? ClientCores);

    private sealed record Pace(double StepsPerSecond, double StepsPerCpuSecond, double DashboardCores);
}
