using BiSSL.Tests.Golden;
using BiSSL.Training.Bilevel;
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
        var expected = Product(shape, "stock", CPU, float64);
        var found = Product(shape, "fast", _gpu, float64);
        Assert.InRange(((found - expected).norm(2f) / expected.norm(2f)).ToDouble(), 0, 1e-10);
    }

    [Fact]
    public void Features_Float32WithoutTf32_AreExact()
    {
        backends.cuda.matmul.allow_tf32 = backends.cudnn.allow_tf32 = false;
        var shape = new ResNetShape(18, 32, Stem.ImageNet);
        var expected = Features(shape, CPU, float64);
        var found = Features(shape, _gpu, float32).to(float64);
        Assert.InRange(((found - expected).norm(2f) / expected.norm(2f)).ToDouble(), 0, 1e-5);
    }

    private static Tensor Features(ResNetShape shape, Device device, ScalarType precision)
    {
        using var noGrad = no_grad();
        return Network(shape, "fast", device, precision).call(Images(device, precision)).cpu();
    }

    private static Tensor Product(ResNetShape shape, string path, Device device, ScalarType precision)
    {
        var network = Network(shape, path, device, precision);
        Tensor[] parameters = [.. network.parameters()];
        var layout = new ParameterLayout(parameters);
        using var kept = HessianVectorProduct.Kept(() => network.call(Images(device, precision)).tanh().square().sum(), parameters);
        return layout.Flatten([.. kept.Apply(layout.Split(Numbers.Spread("v", layout.Length).to(precision).to(device)))]).cpu();
    }

    private static ResNet Network(ResNetShape shape, string path, Device device, ScalarType precision)
    {
        var network = Numbers.Fill(new ResNet(shape, Kernels.For(path))).to(precision).to(device);
        if (path == "fast")
            network.UseChannelsLast();
        return network;
    }

    private static Tensor Images(Device device, ScalarType precision) => (2 * Numbers.Spread("images", 6, 3, 32, 32)).to(precision).to(device);
}
