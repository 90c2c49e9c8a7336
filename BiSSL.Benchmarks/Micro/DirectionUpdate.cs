using BenchmarkDotNet.Attributes;
using BiSSL.Training.Bilevel;
using static TorchSharp.torch;

namespace BiSSL.Benchmarks.Micro;

/// <summary>Five iterations of conjugate gradient where a product costs next to nothing: what remains is inner products and updates of vectors.</summary>
public class DirectionUpdate
{
    private const int Tensors = 60;

    private ParameterLayout _layout = null!;
    private Tensor _v = null!;

    /// <summary>Weights of all tensors together.</summary>
    [Params(1_000_000, 11_000_000)]
    public int Weights { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        set_num_threads(1);
        _layout = new ParameterLayout([.. Enumerable.Range(0, Tensors).Select(_ => zeros(Weights / Tensors))]);
        _v = randn(_layout.Length);
    }

    [GlobalCleanup]
    public void Free() => _v.Dispose();

    [Benchmark]
    public void Solve()
    {
        using var scope = NewDisposeScope();
        new ConjugateGradient(5).Solve(x => x * 1.5, _v, _layout);
    }
}
