using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models;

/// <summary>A network on a GPU: both paths and both devices agree. Skipped without one.</summary>
public sealed class GpuResNetTests : IDisposable
{
    private readonly Device _gpu = Gpu.Required;
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(18, Stem.ImageNet)]
    [InlineData(18, Stem.Cifar)]
    [InlineData(50, Stem.Cifar)]
    public void HessianVectorProduct_FastOnTheGpu_IsTheStockOneOfTheProcessor(int depth, Stem stem)
    {
        var shape = new ResNetShape(depth, 4, stem);
        Assert.InRange(NetworkProduct.Distance(NetworkProduct.Of(shape, "stock", CPU, float64, zeroInitLast: true), NetworkProduct.Of(shape, "fast", _gpu, float64, zeroInitLast: true)), 0, 1e-10);
    }

    [Fact]
    public void Features_Float32WithoutTf32_AreExact()
    {
        backends.cuda.matmul.allow_tf32 = backends.cudnn.allow_tf32 = false;
        var shape = new ResNetShape(18, 32, Stem.ImageNet);
        var expected = Features(shape, CPU, float64);
        var found = Features(shape, _gpu, float32).to(float64);
        Assert.InRange(NetworkProduct.Distance(expected, found), 0, 1e-5);
    }

    private static Tensor Features(ResNetShape shape, Device device, ScalarType precision)
    {
        using var noGrad = no_grad();
        return NetworkProduct.Network(shape, "fast", device, precision).call(NetworkProduct.Images(device, precision)).cpu();
    }
}
