using System.Runtime.InteropServices;
using BiSSL.Torch;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class FastMaxPoolTests
{
    [Theory]
    [InlineData(3, 2, 1)]
    [InlineData(2, 2, 0)]
    [InlineData(3, 1, 1)]
    public void MaxPool2d_InEitherLayout_AgreesWithStockToSecondOrder(int side, int stride, int padding)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = randn([2, 5, 9, 8], float64);
        SecondOrder.AssertSame(t => nn.functional.max_pool2d(t[0], side, stride, padding), t => FastKernels.MaxPool2d(t[0], side, stride, padding), x);
        SecondOrder.AssertSame(
            t => nn.functional.max_pool2d(t[0], side, stride, padding),
            t => FastKernels.MaxPool2d(MemoryLayout.ToChannelsLast(t[0]), side, stride, padding), x);
    }

    [Fact]
    public void MaxPool2d_ChannelsLast_KeepsTheLayoutToSecondOrder()
    {
        using var scope = NewDisposeScope();
        var x = MemoryLayout.ToChannelsLast(randn(2, 4, 6, 6)).requires_grad_();
        var y = FastKernels.MaxPool2d(x, 3, 2, 1);
        Assert.True(MemoryLayout.IsChannelsLast(y));
        var direction = ones_like(y).requires_grad_();
        var gradient = autograd.grad([y], [x], [direction], retain_graph: true, create_graph: true)[0];
        Assert.True(MemoryLayout.IsChannelsLast(gradient));
        var second = autograd.grad([gradient], [direction], [MemoryLayout.ToChannelsLast(randn(2, 4, 6, 6))], retain_graph: false, create_graph: false)[0];
        Assert.True(MemoryLayout.IsChannelsLast(second));
    }

    [Fact]
    public void MaxPool2d_OfAVector_Throws()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ExternalException>(() => FastKernels.MaxPool2d(ones(4), 3, 2, 1));
    }
}
