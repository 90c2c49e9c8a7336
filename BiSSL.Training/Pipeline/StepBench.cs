using System.Diagnostics;
using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pretext;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline;

/// <summary>Times SimCLR training steps of ResNet-18 on ready-made views: forward, backward and LARS.</summary>
public static class StepBench
{
    private const int Repetitions = 7;

    /// <summary>The shapes that docs/performance.md quotes, on all cores, on both engines.</summary>
    public static IEnumerable<StepTime> Run()
    {
        set_num_threads(Environment.ProcessorCount);
        foreach (var (images, size) in new[] { (64, 96), (256, 32) })
            foreach (var path in new[] { "stock", "fast" })
                yield return Time(images, size, path);
    }

    private static StepTime Time(int images, int size, string path)
    {
        using var scope = NewDisposeScope();
        var options = new RunOptions { Hypergradient = new() { Path = path } };
        var networks = new Networks(options, CPU, ScalarType.Float32);
        using var backbone = networks.Backbone(0);
        using var task = networks.Task(backbone, 0);
        var level = new Level(backbone, task.Head);
        using var optimizer = networks.PretextOptimizer(level.Named);
        var views = new Views(Noise(images, size, 1), Noise(images, size, 2));
        Step(level, task, optimizer, views);
        var seconds = Enumerable.Range(0, Repetitions).Select(_ => Step(level, task, optimizer, views)).Order().ElementAt(Repetitions / 2);
        return new StepTime($"pretext step, {images} images at {size} px, {path}", seconds, 2 * images / seconds);
    }

    private static double Step(Level level, IPretextTask task, IOptimizer optimizer, Views views)
    {
        using var scope = NewDisposeScope();
        var begun = Stopwatch.GetTimestamp();
        var loss = task.Loss(level.Backbone, views);
        var (theta, phi) = level.Gradients(loss);
        optimizer.Step([.. theta, .. phi], 0.1);
        loss.ToDouble();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static Tensor Noise(int images, int size, int seed)
    {
        using var generator = new Generator(new Draws(seed, "bench").Bits() >> 1, CPU);
        return randn([images, 3, size, size], ScalarType.Float32, generator: generator);
    }
}
