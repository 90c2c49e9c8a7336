using System.Runtime.InteropServices;
using BiSSL.Training.Engine;
using BiSSL.Training.Models;
using BiSSL.Training.Models.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models.Kernels;

public sealed class FastBatchNormTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(false, 16, 5)]
    [InlineData(false, 9000, 5)]                                               // more rows than are treated together
    [InlineData(false, 64, 37)]                                                // no whole number of vectors
    [InlineData(false, 4, 5, 3, 2)]
    [InlineData(true, 4, 5, 3, 2)]
    [InlineData(true, 6, 35, 9, 9)]
    public void BatchNorm_InDouble_AgreesWithStockToSecondOrder(bool channelsLast, params int[] shape)
    {
        manual_seed(1);
        Tensor Laid(Tensor x) => channelsLast ? ChannelsLast.Of(x) : x;
        var sizes = Array.ConvertAll(shape, size => (long)size);
        SecondOrder.AssertSame(
            t => Of(new StockKernels(), t[0], t[1], t[2]), t => Of(new FastKernels(), Laid(t[0]), t[1], t[2]),
            (randn(sizes, float64) * 2) + 1, randn([sizes[1]], float64), randn([sizes[1]], float64));
    }

    [Fact]
    public void BatchNorm_ConstantInput_AgreesWithStockInTheAffinePart()
    {
        var x = randn([6, 5, 2, 2], float64);
        SecondOrder.AssertSame(
            t => Of(new StockKernels(), x, t[0], t[1]), t => Of(new FastKernels(), x, t[0], t[1]), randn([5], float64), randn([5], float64));
    }

    [Fact]
    public void BatchNorm_ConstantAffinePart_AgreesWithStockInTheInput()
    {
        var (weight, bias) = (randn([5], float64), randn([5], float64));
        SecondOrder.AssertSame(
            t => Of(new StockKernels(), t[0], weight, bias), t => Of(new FastKernels(), ChannelsLast.Of(t[0]), weight, bias), randn([4, 5, 3, 3], float64));
    }

    [Fact]
    public void Rows_OfSeveralThreads_AreThoseOfOneToTheLastBit()
    {
        var before = get_num_threads();
        try
        {
            Assert.Equal(Rows(1), Rows(2));
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Fact]
    public void BatchNorm_InTraining_MovesTheRunningBuffersAsStockDoes()
    {
        var x = randn([4, 5, 3, 3], float64);
        var (mean, variance, fastMean, fastVariance) = (zeros([5], float64), ones([5], float64), zeros([5], float64), ones([5], float64));
        new StockKernels().BatchNorm(x, ones([5], float64), zeros([5], float64), mean, variance, 0.3, 1e-5);
        new FastKernels().BatchNorm(x, ones([5], float64), zeros([5], float64), fastMean, fastVariance, 0.3, 1e-5);
        Assert.NotEqual(0, mean.abs().sum().ToDouble());
        Assert.Equal(mean.data<double>().ToArray(), fastMean.data<double>().ToArray());
        Assert.Equal(variance.data<double>().ToArray(), fastVariance.data<double>().ToArray());
    }

    [Fact]
    public void BatchNorm_ThirdDerivative_ThrowsRatherThanBeWrong()
    {
        var x = randn([4, 2], float64).requires_grad_();
        var first = Gradient.Of([Of(new FastKernels(), x, ones([2], float64), zeros([2], float64)).pow(3).sum()], [x], true, true)[0];
        var fault = Assert.ThrowsAny<ExternalException>(() => Gradient.Of([first.sum()], [x], true, true));
        Assert.Contains("two derivatives, not three", fault.Message, StringComparison.Ordinal);
    }

    private static Tensor Of(IKernels kernels, Tensor x, Tensor weight, Tensor bias) => kernels.BatchNorm(x, weight, bias, null, null, 0.1, 1e-5);

    private static float[] Rows(int threads)
    {
        set_num_threads(threads);
        manual_seed(2);
        Tensor Channels() => randn(19);
        var point = new BatchNormPoint(randn(5000, 19), randn(5000, 19), Channels(), Channels(), Channels(), Channels(), Channels(), 1e-5);
        var (byGrad, byX, byWeight) = BatchNormRows.Second(point, new BatchNormTangent(randn(5000, 19), Channels(), Channels()));
        return [.. byGrad.data<float>(), .. byX.data<float>(), .. byWeight.data<float>()];
    }
}
