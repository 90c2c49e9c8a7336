using System.Runtime.InteropServices;
using BiSSL.Training.Engine;
using BiSSL.Training.Models;
using BiSSL.Training.Models.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models.Kernels;

public sealed class FastConvolutionTests : IDisposable
{
    private static readonly FastKernels s_fast = new();
    private static readonly StockKernels s_stock = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(9, 8, 3, 1, 1)]
    [InlineData(9, 8, 3, 2, 1)]
    [InlineData(9, 8, 7, 2, 3)]
    [InlineData(9, 8, 1, 1, 0)]
    [InlineData(9, 8, 1, 2, 0)]
    [InlineData(9, 8, 3, 1, 0)]
    [InlineData(1, 1, 3, 1, 1)]                                                // eight of nine taps meet padding only
    [InlineData(2, 2, 3, 2, 1)]
    [InlineData(1, 3, 3, 1, 1)]
    [InlineData(2, 1, 7, 2, 3)]
    [InlineData(2, 3, 5, 3, 2)]
    [InlineData(2, 2, 1, 3, 1)]                                                // none meets the image
    [InlineData(1, 2, 2, 1, 1)]
    public void Conv2d_InDouble_AgreesWithStockToSecondOrder(int height, int width, int kernel, int stride, int padding)
    {
        manual_seed(1);
        var (x, weight) = (randn([2, 4, height, width], float64), randn([8, 4, kernel, kernel], float64) / kernel);
        SecondOrder.AssertSame(t => s_stock.Conv2d(t[0], t[1], stride, padding), t => s_fast.Conv2d(t[0], t[1], stride, padding), x, weight);
        SecondOrder.AssertSame(
            t => s_stock.Conv2d(t[0], t[1], stride, padding), t => s_fast.Conv2d(ChannelsLast.Of(t[0]), ChannelsLast.Of(t[1]), stride, padding), x, weight);
    }

    [Fact]
    public void Conv2d_ChannelsLast_KeepsTheLayout() =>
        Assert.Equal(1, s_fast.Conv2d(ChannelsLast.Of(randn(2, 4, 8, 8)), ChannelsLast.Of(randn(8, 4, 3, 3)), 1, 1).stride()[1]);

    /// <summary>The first layer: the image has no gradient, so the product has no direction for it.</summary>
    [Fact]
    public void Conv2d_OfPixels_AgreesWithStock()
    {
        var pixels = randn([2, 3, 6, 6], float64);
        SecondOrder.AssertSame(t => s_stock.Conv2d(pixels, t[0], 1, 1), t => s_fast.Conv2d(pixels, t[0], 1, 1), randn([4, 3, 3, 3], float64));
    }

    [Fact]
    public void Conv2d_FrozenWeight_AgreesWithStock()
    {
        var weight = randn([4, 3, 3, 3], float64);
        SecondOrder.AssertSame(t => s_stock.Conv2d(t[0], weight, 1, 1), t => s_fast.Conv2d(t[0], weight, 1, 1), randn([2, 3, 6, 6], float64));
    }

    [Fact]
    public void Conv2d_ThirdDerivative_AgreesWithStock()
    {
        var (x, weight) = (randn([1, 2, 5, 5], float64), randn([2, 2, 3, 3], float64));
        SecondOrder.AssertClose(ThirdDerivative(t => s_stock.Conv2d(x, t, 1, 1), weight), ThirdDerivative(t => s_fast.Conv2d(x, t, 1, 1), weight));
    }

    [Fact]
    public void Conv2d_WithoutGradient_IsNotRecorded()
    {
        using var guard = no_grad();
        var alive = NodeEntry.Alive;
        var result = s_fast.Conv2d(ones(1, 1, 3, 3), ones(1, 1, 3, 3).requires_grad_(), 1, 0);
        Assert.False(result.requires_grad);
        Assert.Equal(9f, result.item<float>());
        Assert.Equal(alive, NodeEntry.Alive);
    }

    [Fact]
    public void Conv2d_WrongShapes_Throws() =>
        Assert.ThrowsAny<ExternalException>(() => s_fast.Conv2d(ones(1, 2, 4, 4).requires_grad_(), ones(1, 3, 3, 3), 1, 1));

    [Fact]
    public void Conv2d_WeightChangedBeforeBackward_Throws()
    {
        var (x, weight) = (ones(1, 1, 4, 4).requires_grad_(), ones(1, 1, 3, 3).requires_grad_());
        var loss = s_fast.Conv2d(x, weight, 1, 1).sum();
        using (no_grad())
            weight.add_(1);
        Assert.Contains("modified by an inplace operation", Assert.ThrowsAny<ExternalException>(() => Gradient.Of([loss], [x], false, false)).Message, StringComparison.Ordinal);
    }

    private static Tensor ThirdDerivative(Func<Tensor, Tensor> function, Tensor at)
    {
        var leaf = at.detach().clone().requires_grad_();
        var first = Gradient.Of([function(leaf).tanh().sum()], [leaf], true, true)[0];
        var second = Gradient.Of([first.square().sum()], [leaf], true, true)[0];
        return Gradient.Of([second.sum()], [leaf], true, false)[0];
    }
}
