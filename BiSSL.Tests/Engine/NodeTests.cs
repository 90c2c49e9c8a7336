using BiSSL.Tests.Data;
using BiSSL.Training.Engine;
using BiSSL.Training.Models.Kernels;
using static TorchSharp.torch;

namespace BiSSL.Tests.Engine;

public sealed class NodeTests
{
    [Fact]
    public void Nodes_OfAGraphThatIsFreed_AreFreedWithAllTheySaved()
    {
        var (nodes, tensors) = (NodeEntry.Alive, LiveTensors.Settled());
        for (var round = 0; round < 20; round++)
            Differentiate();
        Assert.Equal(nodes, NodeEntry.Alive);
        Assert.InRange(LiveTensors.Settled(), 0, tensors);                     // others may still be finalised
    }

    /// <summary>What is held natively after many rounds is what was held after some.</summary>
    [Fact]
    public void Memory_OfGraphsBuiltAgainAndAgain_StaysFlat()
    {
        Assert.SkipWhen(ProcessMemory.Held is null, "This C library does not count what it lends.");
        var before = HeldAfter(500);
        Assert.InRange(HeldAfter(1500) - before, long.MinValue, 4 << 20);          // the runtime's own, which is compiling meanwhile

        static long HeldAfter(int rounds)
        {
            for (var round = 0; round < rounds; round++)
                Differentiate();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return ProcessMemory.Held!.Value;
        }
    }

    [Fact]
    public void Exception_InADerivative_IsThrownWhereItWasAskedForAndNowhereElse()
    {
        using var scope = NewDisposeScope();
        var x = ones(3).requires_grad_();
        var fault = Assert.Throws<LibtorchFault>(() => Gradient.Of([Throwing.Of(x).sum()], [x], false, false));
        Assert.Equal("The derivative had an accident.", fault.Message);
        Assert.IsType<InvalidOperationException>(((AggregateException)fault.InnerException!).InnerExceptions[0]);
        Assert.Equal([1f, 1f, 1f], Gradient.Of([x.sum()], [x], false, false)[0].data<float>().ToArray());
    }

    private static void Differentiate()
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (ones(2, 3, 8, 8), ones(4, 3, 3, 3).requires_grad_());
        var (gamma, beta) = (ones(4).requires_grad_(), zeros(4).requires_grad_());
        var loss = new FastKernels().BatchNorm(new FastKernels().Conv2d(x, weight, 1, 1), gamma, beta, null, null, 0.1, 1e-5).relu_().square().sum();
        var first = Gradient.Of([loss], [weight, gamma, beta], keep: true, create: true);
        Gradient.Along(first, [weight, gamma], [ones_like(weight), ones(4), ones(4)], keep: false, create: false);
    }
}
