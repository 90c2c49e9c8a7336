using BiSSL.Tests.Data;
using BiSSL.Tests.Golden;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation;

public sealed class FeaturesTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_TwoBatches_ConcatenatesAndLeavesBackboneAndMemoryAsTheyWere(bool batchStatistics)
    {
        var backbone = Numbers.Fill(new ResNet(new ResNetShape(18, 4, Stem.Cifar), new StockKernels()).to(float64));
        Tensor[] batches = [Numbers.Spread("one", 4, 3, 8, 8), Numbers.Spread("two", 3, 3, 8, 8)];
        var buffers = backbone.buffers().Select(Numbers.Values).ToArray();
        var count = LiveTensors.Settled();

        using (var features = Features.Of(backbone, batches, batchStatistics))
            Assert.Equal([7, 32], features.shape);

        Assert.Equal(count, LiveTensors.Settled());
        Assert.True(backbone.training);
        Assert.Equal(buffers, backbone.buffers().Select(Numbers.Values));
        Assert.All(backbone.modules().OfType<BatchNormalisation>(), layer => Assert.True(layer.TracksStatistics));
    }

    [Fact]
    public void Of_BatchStatistics_IsTheTrainingPass()
    {
        var backbone = Numbers.Fill(new ResNet(new ResNetShape(18, 4, Stem.Cifar), new StockKernels()).to(float64));
        var images = Numbers.Spread("one", 4, 3, 8, 8);

        var features = Features.Of(backbone, [images], batchStatistics: true);

        Assert.Equal(Numbers.Values(backbone.call(images)), Numbers.Values(features));
    }
}
