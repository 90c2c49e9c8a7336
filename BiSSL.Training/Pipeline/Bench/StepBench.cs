using System.Diagnostics;
using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pretext;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Times SimCLR training steps of ResNet-18 on ready-made views (forward, backward, LARS), beside PyTorch where it is installed.</summary>
public static class StepBench
{
    private const int Rounds = 3;
    private const int Repetitions = 3;

    /// <summary>Both shapes that docs/performance.md quotes.</summary>
    /// <param name="threads">Threads of both; 0 takes all cores. One thread is timed by the processor's clock.</param>
    public static IEnumerable<StepTime> Run(int threads)
    {
        var used = threads == 0 ? Environment.ProcessorCount : threads;
        set_num_threads(used);
        return new[] { (64, 96), (256, 32) }.Select(shape => Time(shape.Item1, shape.Item2, used));
    }

    private static StepTime Time(int images, int side, int threads)
    {
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (
            Fast: Ours(images, side, "fast"), Stock: Ours(images, side, "stock"), PyTorch: PyTorchStep.Time(images, side, threads, Repetitions))).ToList();
        return new StepTime(
            images, side, Median(rounds.Select(r => r.Fast))!.Value, Median(rounds.Select(r => r.Stock))!.Value, Median(rounds.Select(r => r.PyTorch?.Contiguous).OfType<double>()),
            Median(rounds.Select(r => r.PyTorch?.ChannelsLast).OfType<double>()), Median(rounds.Where(r => r.PyTorch is not null).Select(r => r.Fast / r.PyTorch!.Value.Contiguous)));
    }

    private static double? Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : sorted[sorted.Length / 2];
    }

    private static double Ours(int images, int side, string path)
    {
        using var scope = NewDisposeScope();
        var networks = new Networks(new RunOptions { Hypergradient = new() { Path = path } }, CPU, ScalarType.Float32);
        using var backbone = networks.Backbone(0);
        using var task = networks.Task(backbone, 0);
        var level = new Level(backbone, task.Head);
        using var optimizer = networks.PretextOptimizer(level.Named);
        var views = new Views(Noise(images, side, 1), Noise(images, side, 2));
        Step(level, task, optimizer, views);
        return Median(Enumerable.Range(0, Repetitions).Select(_ => Step(level, task, optimizer, views)).ToList())!.Value;
    }

    private static double Step(Level level, IPretextTask task, IOptimizer optimizer, Views views)
    {
        using var scope = NewDisposeScope();
        var begun = Clock();
        var loss = task.Loss(level.Backbone, views);
        var (theta, phi) = level.Gradients(loss);
        optimizer.Step([.. theta, .. phi], 0.1);
        loss.ToDouble();
        return Clock() - begun;
    }

    /// <summary>Processor time of one thread, so that busy neighbours do not count; wall time of several.</summary>
    private static double Clock() => get_num_threads() == 1 ? Environment.CpuUsage.TotalTime.TotalSeconds : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    private static Tensor Noise(int images, int side, int seed)
    {
        using var generator = new Generator(new Draws(seed, "bench").Bits() >> 1, CPU);
        return randn([images, 3, side, side], ScalarType.Float32, generator: generator);
    }
}
