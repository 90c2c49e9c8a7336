using BiSSL.Tests.Golden;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models;

/// <summary>Running statistics after sequences of passes (specification T10).</summary>
public sealed class BatchNormalisationTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("fast")]
    [InlineData("stock")]
    public void Buffers_AfterTrainingPasses_MatchTheReference(string kernels)
    {
        AssertBuffers("twoViews", Layer(kernels), "view1", "view2");
        AssertBuffers("twice", Layer(kernels), "view1", "view1");
        AssertBuffers("upperTracked", Layer(kernels), "downstream", "view1", "view2", "view1", "view2", "direct");
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("stock")]
    public void Kept_ForTheUpperPasses_OnlyTheDirectPassCounts(string kernels)
    {
        var layer = Layer(kernels);
        using (BatchStatistics.Kept(layer))
            Pass(layer, "downstream", "view1", "view2", "view1", "view2");

        AssertBuffers("upperKept", layer, "direct");
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("stock")]
    public void Refresh_BatchesOfOneSize_LeavesTheMeanOfTheirStatistics(string kernels)
    {
        var layer = Layer(kernels);
        Tensor[] batches = [Images("one"), (Images("two") * 2) + 1, Images("three") - 4];
        var channels = batches.Select(b => b.transpose(0, 1).flatten(1)).ToList();   // [4, 54]
        BatchStatistics.Refresh(layer, batches);

        var buffers = layer.named_buffers().ToDictionary(b => b.name, b => b.buffer);
        Numbers.AssertClose(Numbers.Values(channels.Aggregate(zeros(4, dtype: float64), (sum, c) => sum + (c.mean([1]) / 3))), Numbers.Values(buffers["running_mean"]), 1e-12);
        Numbers.AssertClose(Numbers.Values(channels.Aggregate(zeros(4, dtype: float64), (sum, c) => sum + (c.std([1]).square() / 3))), Numbers.Values(buffers["running_var"]), 1e-12);
        Assert.False(layer.training);
        Assert.Equal(BatchStatistics.Momentum, layer.Momentum);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("stock")]
    public void Group_OfTwo_ActsAsOneLayerPerGroup(string kernels)
    {
        var layer = Layer(kernels);
        var images = Images("view1");
        BatchStatistics.Group(layer, 2);
        var grouped = layer.call(images);

        AssertBuffers("groups", layer);
        var whole = Layer(kernels);
        Numbers.AssertClose(Numbers.Values(cat(images.split(2).Select(whole.call).ToArray())), Numbers.Values(grouped), 1e-14);
    }

    [Fact]
    public void Kept_WithinAnother_RestoresOnlyItsOwn()
    {
        var layer = Layer("stock");
        using (BatchStatistics.Kept(layer))
        {
            using (BatchStatistics.Kept(layer))
                Assert.False(layer.TracksStatistics);
            Assert.False(layer.TracksStatistics);
        }
        Assert.True(layer.TracksStatistics);
    }

    [Fact]
    public void Eval_AnyBatch_UsesTheRunningStatistics()
    {
        var layer = Layer("stock");
        layer.eval();
        var images = Images("view1");

        var together = layer.call(images);
        var alone = layer.call(images.narrow(0, 0, 1));

        Numbers.AssertClose(Numbers.Values(together.narrow(0, 0, 1)), Numbers.Values(alone), 1e-14);
    }

    private static BatchNormalisation Layer(string kernels) => Numbers.Fill(new BatchNormalisation(4, IKernels.For(kernels)).to(float64), "bn.");

    private static Tensor Images(string name) => Numbers.Spread(name, 6, 4, 3, 3) + 0.3;

    private static void Pass(BatchNormalisation layer, params string[] batches)
    {
        foreach (var batch in batches)
            layer.call(Images(batch));
    }

    private static void AssertBuffers(string name, BatchNormalisation layer, params string[] batches)
    {
        Pass(layer, batches);
        var expected = Numbers.Read("models").GetProperty("buffers").GetProperty(name);
        foreach (var (buffer, value) in layer.named_buffers())
            Numbers.AssertValues(expected.GetProperty(buffer), value);
    }
}
