using System.Diagnostics;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Where a benchmark runs, and its clock: one thread of the processor by its own time, so that busy neighbours do not count;
/// several, and a GPU once it has done all it was asked to, by the wall's.</summary>
internal sealed class BenchPlace
{
    private readonly bool _processorTime;

    public BenchPlace(BenchRequest request)
    {
        var options = new EngineOptions { Device = request.Device, Threads = request.Threads, Tf32 = request.Tf32 };
        var compute = Compute.Of(options);
        compute.Enter(options);
        (Device, Threads, Tf32, Rounds) = (compute.Device, compute.Threads, request.Tf32, request.Rounds);
        _processorTime = Threads == 1 && !OnGpu;
    }

    public Device Device { get; }

    public int Threads { get; }

    public bool Tf32 { get; }

    public int Rounds { get; }

    private bool OnGpu => Device.type == DeviceType.CUDA;

    /// <summary>Seconds of one piece of work; what it leaves is freed.</summary>
    public double Seconds(Action work)
    {
        using var scope = NewDisposeScope();
        var begun = Now();
        work();
        return Now() - begun;
    }

    /// <summary>The median seconds of several, after one that does not count.</summary>
    public double Seconds(int repetitions, Action work)
    {
        Seconds(work);
        return Medians.Of(Enumerable.Range(0, repetitions).Select(_ => Seconds(work)))!.Value;
    }

    private double Now()
    {
        if (OnGpu)
            cuda.synchronize(Device);
        return _processorTime ? Environment.CpuUsage.TotalTime.TotalSeconds : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
    }
}
