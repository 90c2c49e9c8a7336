using System.Runtime.InteropServices;
using BiSSL.Torch;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class FastConvolutionTests
{
    [Theory]
    [InlineData(3, 1, 1, 1, 1, false)]
    [InlineData(3, 1, 1, 1, 1, true)]
    [InlineData(3, 2, 1, 1, 1, true)]
    [InlineData(7, 2, 3, 1, 1, false)]
    [InlineData(1, 1, 0, 1, 1, true)]
    [InlineData(1, 2, 0, 1, 1, false)]
    [InlineData(3, 1, 2, 2, 1, true)]
    [InlineData(3, 2, 1, 1, 2, true)]
    [InlineData(3, 1, 0, 1, 4, false)]
    public void Conv2d_InDouble_AgreesWithStockToSecondOrder(int kernel, int stride, int padding, int dilation, int groups, bool biased)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = randn([2, 4, 9, 8], float64);
        var weight = randn([8, 4 / groups, kernel, kernel], float64) / kernel;
        Tensor[] inputs = biased ? [x, weight, randn([8], float64)] : [x, weight];
        SecondOrder.AssertSame(
            t => nn.functional.conv2d(t[0], t[1], t.ElementAtOrDefault(2), [stride, stride], [padding, padding], [dilation, dilation], groups),
            t => FastKernels.Conv2d(t[0], t[1], t.ElementAtOrDefault(2), [stride, stride], [padding, padding], [dilation, dilation], groups),
            inputs);
    }

    [Theory]
    [InlineData(1, 1, 3, 1, 1, 1)]                                               // eight of nine taps meet padding only
    [InlineData(2, 2, 3, 2, 1, 1)]
    [InlineData(1, 3, 3, 1, 1, 1)]
    [InlineData(2, 1, 7, 2, 3, 1)]
    [InlineData(2, 3, 5, 3, 2, 1)]
    [InlineData(1, 1, 3, 1, 2, 2)]
    [InlineData(2, 2, 1, 3, 1, 1)]                                               // none meets the image
    [InlineData(1, 2, 2, 1, 1, 1)]
    [InlineData(3, 2, 3, 1, 3, 1)]
    public void Conv2d_MapSmallerThanTheKernel_AgreesWithStockToSecondOrder(int height, int width, int kernel, int stride, int padding, int dilation)
    {
        using var scope = NewDisposeScope();
        manual_seed(8);
        SecondOrder.AssertSame(
            t => nn.functional.conv2d(t[0], t[1], t[2], [stride, stride], [padding, padding], [dilation, dilation]),
            t => FastKernels.Conv2d(t[0], t[1], t[2], [stride, stride], [padding, padding], [dilation, dilation]),
            randn([2, 4, height, width], float64), randn([8, 4, kernel, kernel], float64), randn([8], float64));
    }

    [Fact]
    public void Conv2d_UnequalGeometry_AgreesWithStock()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        SecondOrder.AssertSame(
            t => nn.functional.conv2d(t[0], t[1], null, [2, 1], [0, 2], [1, 2]),
            t => FastKernels.Conv2d(t[0], t[1], null, [2, 1], [0, 2], [1, 2]),
            randn([2, 3, 8, 9], float64), randn([4, 3, 2, 3], float64));
    }

    [Fact]
    public void Conv2d_ChannelsLast_AgreesAndKeepsTheLayout()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var x = randn([2, 4, 8, 8], float64);
        var weight = randn([8, 4, 3, 3], float64);
        SecondOrder.AssertSame(
            t => nn.functional.conv2d(t[0], t[1], null, null, [1, 1]),
            t => FastKernels.Conv2d(MemoryLayout.ToChannelsLast(t[0]), MemoryLayout.ToChannelsLast(t[1]), null, null, [1, 1]),
            x, weight);
        Assert.True(MemoryLayout.IsChannelsLast(FastKernels.Conv2d(MemoryLayout.ToChannelsLast(x), weight)));
    }

    /// <summary>The first layer: the image has no gradient, so the product has no direction for it.</summary>
    [Fact]
    public void Conv2d_OfPixels_AgreesWithStock()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var pixels = randn([2, 3, 6, 6], float64);
        SecondOrder.AssertSame(
            t => nn.functional.conv2d(pixels, t[0], t[1]),
            t => FastKernels.Conv2d(pixels, t[0], t[1]),
            randn([4, 3, 3, 3], float64), randn([4], float64));
    }

    [Fact]
    public void Conv2d_FrozenWeight_AgreesWithStock()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var weight = randn([4, 3, 3, 3], float64);
        var bias = randn([4], float64);
        SecondOrder.AssertSame(
            t => nn.functional.conv2d(t[0], weight, bias), t => FastKernels.Conv2d(t[0], weight, bias), randn([2, 3, 6, 6], float64));
    }

    [Fact]
    public void Conv2d_OnlyBias_AgreesWithStock()
    {
        using var scope = NewDisposeScope();
        manual_seed(6);
        var x = randn([2, 3, 6, 6], float64);
        var weight = randn([4, 3, 3, 3], float64);
        SecondOrder.AssertSame(
            t => nn.functional.conv2d(x, weight, t[0]), t => FastKernels.Conv2d(x, weight, t[0]), randn([4], float64));
    }

    [Fact]
    public void Conv2d_ThirdDerivative_AgreesWithStock()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var x = randn([1, 2, 5, 5], float64);
        var weight = randn([2, 2, 3, 3], float64);
        SecondOrder.AssertClose(
            ThirdDerivative(t => nn.functional.conv2d(x, t), weight), ThirdDerivative(t => FastKernels.Conv2d(x, t), weight));
    }

    [Fact]
    public void Conv2d_WithoutGradient_IsNotRecorded()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var result = FastKernels.Conv2d(ones(1, 1, 3, 3), ones(1, 1, 3, 3).requires_grad_());
        Assert.False(result.requires_grad);
        Assert.Equal(9f, result.item<float>());
    }

    [Fact]
    public void Conv2d_WrongShapes_Throws()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ExternalException>(() => FastKernels.Conv2d(ones(1, 2, 4, 4), ones(1, 3, 3, 3)));
        Assert.Throws<ArgumentException>(() => FastKernels.Conv2d(ones(1, 1, 4, 4), ones(1, 1, 3, 3), strides: [1, 1, 1]));
    }

    [Fact]
    public void Conv2d_WeightChangedBeforeBackward_Throws()
    {
        using var scope = NewDisposeScope();
        var x = ones(1, 1, 4, 4).requires_grad_();
        var weight = ones(1, 1, 3, 3).requires_grad_();
        var loss = FastKernels.Conv2d(x, weight).sum();
        using (no_grad())
            weight.add_(1);
        Assert.Throws<ExternalException>(() => autograd.grad([loss], [x]));
    }

    private static Tensor ThirdDerivative(Func<Tensor, Tensor> function, Tensor at)
    {
        var leaf = at.detach().clone().requires_grad_();
        var first = autograd.grad([function(leaf).tanh().sum()], [leaf], retain_graph: true, create_graph: true)[0];
        var second = autograd.grad([first.square().sum()], [leaf], retain_graph: true, create_graph: true)[0];
        return autograd.grad([second.sum()], [leaf], retain_graph: true, create_graph: false)[0];
    }
}
