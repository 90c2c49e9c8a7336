using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models;

/// <summary>Hessian-vector products of whole networks: the fast path against libtorch's own.</summary>
public sealed class NetworkProductTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(18, Stem.ImageNet, true)]
    [InlineData(18, Stem.ImageNet, false)]
    [InlineData(18, Stem.Cifar, true)]
    [InlineData(18, Stem.Cifar, false)]
    [InlineData(50, Stem.ImageNet, true)]
    [InlineData(50, Stem.ImageNet, false)]
    [InlineData(50, Stem.Cifar, true)]
    [InlineData(50, Stem.Cifar, false)]
    public void Fast_InBothPrecisions_IsTheStockPathsProduct(int depth, Stem stem, bool training)
    {
        var shape = new ResNetShape(depth, 4, stem);
        Assert.InRange(Difference(float64, zeroInitLast: false), 0, 1e-10);
        Assert.InRange(Difference(float32, zeroInitLast: true), 0, 1e-5);

        double Difference(ScalarType precision, bool zeroInitLast) => NetworkProduct.Distance(
            NetworkProduct.Of(shape, "stock", CPU, float64, training, zeroInitLast), NetworkProduct.Of(shape, "fast", CPU, precision, training, zeroInitLast));
    }

    [Fact]
    public void Fast_SmallMapsOfManyChannels_IsTheStockPathsProduct()
    {
        var shape = new ResNetShape();
        Assert.InRange(NetworkProduct.Distance(NetworkProduct.Of(shape, "stock", CPU, float64, side: 64), NetworkProduct.Of(shape, "fast", CPU, float64, side: 64)), 0, 1e-10);
    }
}
