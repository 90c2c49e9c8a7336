using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;

namespace BiSSL.Web.Catalog;

/// <summary>Says before the start what a run will take: from the pace of an earlier run of the same kind, otherwise a guess from the network's size.</summary>
public sealed class Estimates(RunStore store, Devices devices, DiskFloor disk)
{
    // Guesses for a machine that has not trained yet: what one core and one GPU do per second in such networks.
    private const double CoreFlops = 2e10, GpuFlops = 8e12;
    private const double ForwardAndBackward = 3;

    // Weights, gradients, momenta and the vectors of the linear system; what stays on disk of one finished job, and of those that run.
    private const int CopiesInMemory = 12, CopiesKept = 2, CopiesInCheckpoints = 10;
    private const long Program = 400L << 20;

    // A hundred years: more says nothing more, and sums of it can still be told.
    private const double MostSeconds = 100 * 365.25 * 86_400;

    /// <summary>Of options without faults.</summary>
    public Estimate Of(RunOptions options)
    {
        IReadOnlyList<(string Stage, double Cost, int Jobs)> plan = WorkPlan.Of(options);
        EarlierPace? earlier = EarlierPace.Of(store, options);
        int lanes = Math.Min(Lanes(options), plan.Sum(stage => stage.Jobs));
        StageEstimate[] stages = [.. plan.Select(stage => new StageEstimate(stage.Stage, Time(stage.Cost, Pace(options, earlier, stage.Stage))))];
        long memory = earlier?.MemoryBytes ?? Memory(options, lanes), bytes = Disk(options, plan.Sum(stage => stage.Jobs), lanes);
        long? limit = IsGpu(options) ? null : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        long room = Math.Max(0, disk.Free - disk.Floor);
        return new Estimate
        {
            Time = new TimeSpan(stages.Sum(stage => stage.Time.Ticks) / lanes),
            Stages = stages,
            MemoryBytes = memory,
            MemoryLimit = limit,
            DiskBytes = bytes,
            DiskLimit = room,
            PaceOf = earlier?.Run,
            MemoryOf = earlier?.MemoryBytes is null ? null : earlier.Run,
            Warnings = [.. Warning("memory", memory, limit), .. Warning("disk", bytes, room)],
        };
    }

    private double Pace(RunOptions options, EarlierPace? earlier, string stage)
    {
        if (earlier is not null)
            return earlier.SecondsPerCost.TryGetValue(stage, out double pace) ? pace : earlier.SecondsPerCost.Values.Average();
        double speed = IsGpu(options) ? GpuFlops : CoreFlops * Threads(options);
        return ForwardAndBackward * NetworkSize.Of(options).Flops / speed;
    }

    private static TimeSpan Time(double cost, double pace) => TimeSpan.FromSeconds(Math.Min(cost * pace, MostSeconds));

    private long Memory(RunOptions options, int lanes)
    {
        NetworkSize size = NetworkSize.Of(options);
        // Of every stored batch the graph of its gradient is kept, about twice the activations.
        double graphs = options.Comparison.Arms.Contains("bissl") ? 1 + (2.0 * options.Hypergradient.Batches) : 1;
        double numbers = (CopiesInMemory * size.Weights) + (2.0 * options.Pretext.Batch * size.Activations * graphs);
        long images = WorkPlan.BytesOfImages(options);
        return (long)(Program + images + (lanes * numbers * Bytes(options)));
    }

    private static long Disk(RunOptions options, int jobs, int lanes) =>
        (long)(NetworkSize.Of(options).Weights * Bytes(options) * ((CopiesKept * jobs) + (CopiesInCheckpoints * lanes)));

    private int Lanes(RunOptions options) => IsGpu(options) ? 1 : options.Engine.Lanes == 0 ? Environment.ProcessorCount : options.Engine.Lanes;

    private int Threads(RunOptions options) =>
        options.Engine.Threads == 0 ? Math.Max(1, Environment.ProcessorCount / Lanes(options)) : Math.Min(options.Engine.Threads, Environment.ProcessorCount);

    private bool IsGpu(RunOptions options) => devices.Of(options.Engine.Device) != Devices.Cpu;

    private static int Bytes(RunOptions options) => options.Engine.Precision == "float64" ? 8 : 4;

    private static IEnumerable<string> Warning(string what, long needed, long? limit)
    {
        if (needed > limit)
            yield return $"It may need about {NumberText.Bytes(needed)} of {what}, and there are {NumberText.Bytes(limit.Value)}.";
    }
}
