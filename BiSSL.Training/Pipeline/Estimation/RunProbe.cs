using System.Diagnostics;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Stages;
using BiSSL.Training.Weights;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>Makes some twenty steps, a few of every stage, with the largest batch that is quick and fits.</summary>
internal sealed class RunProbe(RunOptions options, Compute compute)
{
    private const int SmallBatch = 4, FirstBatch = 16, Growth = 4, Products = 3;
    private const double Quick = 1.5;                                           // seconds of a pretext step
    private const int Heights = 4;                                              // of a pretext step, that a BiSSL stage may need
    private const double Still = 1e-6;                                          // share of the learning rate: nothing may blow up

    private readonly Dictionary<string, long> _results = [];
    private long _checkpoint;

    public (ProbeTimes Times, ProbeSizes Sizes) Measure()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);              // what decoding left behind is not the program's
        var program = Math.Max(0, Environment.WorkingSet - Held - DeviceMemory.Idle); // of what is held or idle not all need be resident
        var small = Pretext(Math.Min(SmallBatch, options.Pretext.Batch));
        var quick = LargestQuickBatch();
        var (few, many) = (Stages(small.Batch), Stages(quick.Batch));
        var upper = Math.Min(many.Bissl.Second, Stages(quick.Batch, "identity").Bissl.Second);
        var (bissl, batch) = (many.Bissl, quick.Batch);
        var times = new ProbeTimes(
            batch, quick.Seconds / batch, bissl.Lower / batch, upper / many.Options.Upper.Batch, Math.Max(0, bissl.First - bissl.Second) / batch,
            (bissl.Second - upper) / Products / batch, many.Head / many.Options.HeadWarmup.Batch, many.FineTune / many.Options.FineTune.Batch, many.Evaluation);
        var step = Height.Through((small.Batch, small.Height), (batch, quick.Height));
        var graph = Height.Through((small.Batch, few.Bissl.Graph), (batch, bissl.Graph));
        // With few images the height is that of the vectors; a product's own, with many, is about a step's.
        var solve = new Height(few.Bissl.Solve, step.PerImage);
        return (times, new ProbeSizes(program, bissl.Weights, step, graph, solve, _results, _checkpoint));
    }

    private long Held => DeviceMemory.Held(compute.Device) ?? 0;

    private PretextProbe LargestQuickBatch()
    {
        for (var batch = Math.Min(FirstBatch, options.Pretext.Batch); ; batch = Math.Min(batch * Growth, options.Pretext.Batch))
        {
            var probe = Pretext(batch);
            if (batch == options.Pretext.Batch || probe.Seconds * Growth > Quick || probe.Height * Growth * Heights > DeviceMemory.Free(compute.Device))
                return probe;
        }
    }

    private PretextProbe Pretext(int batch)
    {
        using var scope = NewDisposeScope();
        using var world = new ProbeWorld(options, compute, batch, "identity", 1);
        using var stage = world.Of(StageNames.Pretext).Pretext();
        using var memory = new HeldMemory(compute.Device);
        return new PretextProbe(batch, Settled(stage), memory.Peak - memory.Before);
    }

    private StagesProbe Stages(int batch, string solver = "joint")
    {
        using var scope = NewDisposeScope();
        using var world = new ProbeWorld(options, compute, batch, solver, Products);
        using var start = world.Of(StageNames.Pretext).Pretext();
        var warmup = Kept(StageNames.Pretext, start);
        using var head = world.Of(StageNames.HeadWarmup).HeadWarmup(warmup);
        var headSeconds = Settled(head);
        var bissl = Bissl(world, warmup, Kept(StageNames.HeadWarmup, head));
        var (fineTune, evaluation) = FineTune(world, warmup);
        return new StagesProbe(world.Options, headSeconds, bissl, fineTune, evaluation / world.Data.Validation.Count);
    }

    private BisslProbe Bissl(ProbeWorld world, CachedResult warmup, CachedResult head)
    {
        var before = Held;
        using var stage = world.Of(StageNames.Bissl).Bissl(warmup, head);
        var lower = Settled(stage);
        var weights = Held;
        var first = Seconds(stage, ProbeWorld.LowerSteps);
        using var memory = new HeldMemory(compute.Device);
        var second = Seconds(stage, ProbeWorld.LowerSteps + 1);
        Kept(StageNames.Bissl, stage);
        return new BisslProbe(lower, first, second, weights - before, Math.Max(0, memory.Before - weights), memory.Peak - memory.Before);
    }

    private (double Step, double Evaluation) FineTune(ProbeWorld world, CachedResult warmup)
    {
        using var stage = world.Of(StageNames.FineTune).FineTune(warmup);
        var step = Settled(stage);
        var evaluation = Timed(() => stage.Measure());
        Kept(StageNames.FineTune, stage);
        return (step, evaluation);
    }

    /// <summary>Seconds of one of the first three steps once what happens only once is over.</summary>
    private static double Settled(IStage stage)
    {
        stage.Settings[LiveSettings.LearningRate] = Still;
        Seconds(stage, 0);
        return Math.Min(Seconds(stage, 1), Seconds(stage, 2));
    }

    private static double Seconds(IStage stage, int step) => Timed(() =>
    {
        stage.Step(step);
        stage.Report();                                                         // waits for the device
    });

    private static double Timed(Action work)
    {
        using var scope = NewDisposeScope();
        var begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private CachedResult Kept(string name, IStage stage)
    {
        var result = stage.Result();
        _results[name] = Bytes(result.Weights);
        _checkpoint = Math.Max(_checkpoint, Bytes(stage.State));
        return new CachedResult(result.Weights.ToDictionary(weight => weight.Name, weight => weight.Value), result.Measured);
    }

    private static long Bytes(IEnumerable<(string Name, Tensor Value)> tensors) => new SafeTensorsWriter(tensors.Select(tensor => TensorFiles.Source(tensor.Name, tensor.Value))).Length;

    private sealed record PretextProbe(int Batch, double Seconds, long Height);

    /// <summary>Seconds of a lower and of the two upper steps, of which the first builds the graph; bytes between steps, of the graph, and of the second upper step.</summary>
    private sealed record BisslProbe(double Lower, double First, double Second, long Weights, long Graph, long Solve);

    /// <summary>Seconds of a step of each stage, and of the evaluation of one image.</summary>
    private sealed record StagesProbe(RunOptions Options, double Head, BisslProbe Bissl, double FineTune, double Evaluation);
}
