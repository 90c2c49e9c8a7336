using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>SimCLR on a fresh network with ready-made views: the same weights and views every time. The views belong to the caller's scope.</summary>
internal sealed class BenchProblem : IDisposable
{

    public BenchProblem(RunOptions options, BenchShape shape, Device device)
    {
        var networks = new Networks(options, device, ScalarType.Float32);
        var backbone = networks.Backbone(0);
        Task = networks.Task(backbone, 0);
        P = new Level(backbone, Task.Head);
        Optimizer = networks.PretextOptimizer(P.Named);
        Views = new Views(Noise(shape, 1, device), Noise(shape, 2, device));
    }

    public Level P { get; }

    public IPretextTask Task { get; }

    public IOptimizer Optimizer { get; }

    public Views Views { get; }

    /// <summary>The pretext loss at the present weights.</summary>
    public Tensor Loss() => Task.Loss(P.Backbone, Views);

    /// <summary>Forward and backward.</summary>
    public void Pass() => P.Gradients(Loss());

    /// <summary>Forward, backward and update.</summary>
    public void Step()
    {
        var (theta, phi) = P.Gradients(Loss());
        Optimizer.Step([.. theta, .. phi], 0.1);
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        Task.Dispose();
        P.Backbone.Dispose();
    }

    /// <summary>Images of a shape's batch, drawn by number.</summary>
    public static Tensor Noise(BenchShape shape, int number, Device device) => Noise([shape.Images, 3, shape.Side, shape.Side], number, device);

    /// <inheritdoc cref="Noise(BenchShape, int, Device)"/>
    public static Tensor Noise(ReadOnlySpan<long> size, int number, Device device)
    {
        using var generator = new Generator(new Draws(number, "bench").Bits() >> 1, CPU);
        using var drawn = randn(size, ScalarType.Float32, generator: generator);
        return drawn.to(device, copy: true);
    }
}
