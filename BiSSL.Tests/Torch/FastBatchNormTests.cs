using System.Runtime.InteropServices;
using BiSSL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class FastBatchNormTests
{
    public static TheoryData<long[]> Shapes => new([16, 5], [4, 5, 3, 2]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void BatchNorm_InTraining_AgreesWithStockToSecondOrder(long[] shape)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        SecondOrder.AssertSame(
            t => nn.functional.batch_norm(t[0], null, null, t[1], t[2], training: true),
            t => FastKernels.BatchNorm(t[0], t[1], t[2], training: true),
            randn(shape, float64) * 2 + 1, randn([5], float64), randn([5], float64));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void BatchNorm_InEvaluation_AgreesWithStockToSecondOrder(long[] shape)
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var mean = randn([5], float64);
        var variance = rand([5], float64) + 0.5;
        SecondOrder.AssertSame(
            t => nn.functional.batch_norm(t[0], mean, variance, t[1], t[2]),
            t => FastKernels.BatchNorm(t[0], t[1], t[2], mean, variance),
            randn(shape, float64), randn([5], float64), randn([5], float64));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BatchNorm_WithoutAffine_AgreesWithStock(bool training)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var mean = training ? null : randn([5], float64);
        var variance = training ? null : rand([5], float64) + 0.5;
        SecondOrder.AssertSame(
            t => nn.functional.batch_norm(t[0], mean, variance, training: training),
            t => FastKernels.BatchNorm(t[0], runningMean: mean, runningVar: variance, training: training),
            randn([6, 5, 2, 2], float64));
    }

    [Fact]
    public void BatchNorm_ConstantInput_AgreesWithStockInTheAffinePart()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var x = randn([6, 5, 2, 2], float64);
        SecondOrder.AssertSame(
            t => nn.functional.batch_norm(x, null, null, t[0], t[1], training: true),
            t => FastKernels.BatchNorm(x, t[0], t[1], training: true),
            randn([5], float64), randn([5], float64));
    }

    [Fact]
    public void BatchNorm_ChannelsLast_AgreesWithStock()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        SecondOrder.AssertSame(
            t => nn.functional.batch_norm(t[0], null, null, t[1], t[2], training: true),
            t => FastKernels.BatchNorm(MemoryLayout.ToChannelsLast(t[0]), t[1], t[2], training: true),
            randn([4, 5, 3, 3], float64), randn([5], float64), randn([5], float64));
    }

    [Fact]
    public void BatchNorm_ChannelsLastWithoutAffine_AgreesWithStock()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        SecondOrder.AssertSame(
            t => nn.functional.batch_norm(t[0], null, null, training: true),
            t => FastKernels.BatchNorm(MemoryLayout.ToChannelsLast(t[0]), training: true),
            randn([4, 5, 3, 3], float64));
    }

    /// <summary>More rows than are treated together.</summary>
    [Fact]
    public void BatchNorm_ManyRows_AgreesWithStock()
    {
        using var scope = NewDisposeScope();
        manual_seed(8);
        SecondOrder.AssertSame(
            t => nn.functional.batch_norm(t[0], null, null, t[1], t[2], training: true),
            t => FastKernels.BatchNorm(t[0], t[1], t[2], training: true),
            (randn([9000, 5], float64) * 3) - 2, randn([5], float64), randn([5], float64));
    }

    [Fact]
    public void BatchNorm_InTraining_MovesTheRunningBuffersAsStockDoes()
    {
        using var scope = NewDisposeScope();
        manual_seed(6);
        var x = randn([4, 5, 3, 3], float64);
        var (mean, variance) = (zeros([5], float64), ones([5], float64));
        var (fastMean, fastVariance) = (zeros([5], float64), ones([5], float64));
        nn.functional.batch_norm(x, mean, variance, training: true, momentum: 0.3);
        FastKernels.BatchNorm(x, runningMean: fastMean, runningVar: fastVariance, training: true, momentum: 0.3);
        Assert.NotEqual(0, mean.abs().sum().ToDouble());
        Assert.Equal(mean.data<double>().ToArray(), fastMean.data<double>().ToArray());
        Assert.Equal(variance.data<double>().ToArray(), fastVariance.data<double>().ToArray());
    }

    [Fact]
    public void BatchNorm_ThirdDerivative_ThrowsRatherThanBeWrong()
    {
        using var scope = NewDisposeScope();
        var x = randn([4, 2], float64).requires_grad_();
        var first = autograd.grad([FastKernels.BatchNorm(x, training: true).pow(3).sum()], [x], retain_graph: true, create_graph: true)[0];
        Assert.Throws<ExternalException>(() => autograd.grad([first.sum()], [x], retain_graph: true, create_graph: true));
    }

    [Fact]
    public void BatchNorm_EvaluationWithoutBuffers_Throws()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ExternalException>(() => FastKernels.BatchNorm(ones(4, 2)));
    }
}
