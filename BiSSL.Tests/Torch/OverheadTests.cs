using System.Diagnostics;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class OverheadTests(ITestOutputHelper output)
{
    private const int Calls = 20_000;

    /// <summary>The time is printed only: it depends on the neighbours. The memory does not.</summary>
    [Fact]
    public void Add_OfSmallTensors_AllocatesOnlyItsResult()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (ones(4, 4), ones(4, 4));
        Repeat(() => a.add(b));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        Repeat(() => a.add(b));
        output.WriteLine($"add of 4x4 tensors: {watch.Elapsed.TotalMicroseconds / Calls:F2} µs per call");
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Calls, 1, 64);
    }

    private static void Repeat(Func<Tensor> call)
    {
        for (var i = 0; i < Calls; i++)
            call().Dispose();
    }
}
