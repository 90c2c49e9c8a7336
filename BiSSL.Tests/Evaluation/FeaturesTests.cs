using BiSSL.Tests.Data;
using BiSSL.Tests.Golden;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation;

public sealed class FeaturesTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Of_TwoBatches_ConcatenatesAndLeavesBackboneAndMemoryAsTheyWere()
    {
        var backbone = Numbers.Fill(new ResNet(new ResNetShape(18, 4, Stem.Cifar), new StockKernels()).to(float64));
        Tensor[] batches = [Numbers.Spread("one", 4, 3, 8, 8), Numbers.Spread("two", 3, 3, 8, 8)];
        var buffers = backbone.buffers().Select(Numbers.Values).ToArray();
        var count = LiveTensors.Settled();

        using (var features = Features.Of(backbone, batches))
            Assert.Equal([7, 32], features.shape);

        Assert.Equal(count, LiveTensors.Settled());
        Assert.True(backbone.training);
        Assert.Equal(buffers, backbone.buffers().Select(Numbers.Values));
        Assert.All(backbone.modules().OfType<BatchNormalisation>(), layer => Assert.True(layer.TracksStatistics));
    }
}
