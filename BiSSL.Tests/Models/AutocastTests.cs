using BiSSL.Tests.Golden;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models;

public sealed class AutocastTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("fast", Stem.ImageNet)]
    [InlineData("fast", Stem.Cifar)]
    [InlineData("stock", Stem.Cifar)]
    public void Forward_InBfloat16_IsNearAndGivesFloat32FeaturesAndGradients(string path, Stem stem)
    {
        var network = NetworkProduct.Network(new ResNetShape(18, 8, stem), path, CPU, float32, zeroInitLast: true);
        var exact = Gradients(network);
        using var cast = new Autocast();
        var near = Gradients(network);

        Assert.All(near, tensor => Assert.Equal(ScalarType.Float32, tensor.dtype));
        Assert.InRange(NetworkProduct.Distance(exact[0], near[0]), 1e-5, 0.02);
        Assert.InRange(NetworkProduct.Distance(Flat(exact[1..]), Flat(near[1..])), 1e-5, 0.3);
    }

    [Fact]
    public void Product_InBfloat16OnTheFastPath_IsNear()
    {
        var network = NetworkProduct.Network(new ResNetShape(18, 8, Stem.Cifar), "fast", CPU, float32, zeroInitLast: true);
        var exact = Product(network);
        using var cast = new Autocast();
        Assert.InRange(NetworkProduct.Distance(exact, Product(network)), 1e-5, 0.2);
    }

    [Fact]
    public void IsOn_OnlyForItsThreadAndUntilDisposed()
    {
        using (new Autocast())
        {
            using (new Autocast(on: false))
                Assert.True(Autocast.IsOn);
            var elsewhere = true;
            var thread = new Thread(() => elsewhere = Autocast.IsOn);
            thread.Start();
            thread.Join();
            Assert.False(elsewhere);
        }
        Assert.False(Autocast.IsOn);
    }

    private static Tensor[] Gradients(ResNet network)
    {
        var features = network.call(NetworkProduct.Images(CPU, float32));
        var loss = (features * Numbers.Spread("c", features.shape).to(float32)).sum();
        return [features, .. autograd.grad([loss], [.. network.parameters()], retain_graph: false, create_graph: false)];
    }

    private static Tensor Product(ResNet network)
    {
        Tensor[] parameters = [.. network.parameters()];
        var layout = new ParameterLayout(parameters);
        using var kept = HessianVectorProduct.Kept(() => network.call(NetworkProduct.Images(CPU, float32)).tanh().square().sum(), parameters);
        return layout.Flatten([.. kept.Apply(layout.Split(Numbers.Spread("v", layout.Length).to(float32)))]);
    }

    private static Tensor Flat(Tensor[] tensors) => cat([.. tensors.Select(tensor => tensor.flatten())]);
}
