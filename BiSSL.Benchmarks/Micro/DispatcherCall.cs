using BenchmarkDotNet.Attributes;
using static TorchSharp.torch;

namespace BiSSL.Benchmarks.Micro;

/// <summary>What a call of libtorch costs from C# when the arithmetic is next to nothing.</summary>
[MemoryDiagnoser]
public class DispatcherCall
{
    private readonly Tensor _a = ones(4, 4), _b = ones(4, 4);

    [GlobalSetup]
    public void Prepare() => set_num_threads(1);

    [GlobalCleanup]
    public void Free()
    {
        _a.Dispose();
        _b.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void Add() => _a.add(_b).Dispose();

    [Benchmark]
    public void AddInPlace() => _a.add_(_b);

    [Benchmark]
    public void AddInAScope()
    {
        using var scope = NewDisposeScope();
        _a.add(_b);
    }
}
