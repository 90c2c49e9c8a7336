using BiSSL.Tests.Data;
using System.Text.Json;
using BiSSL.Tests.Golden;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training;
using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models;

/// <summary>Against torchvision's ResNets (specification T18).</summary>
public sealed class ResNetTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(18)]
    [InlineData(50)]
    public void NamesAndShapes_Weights_AreTorchvisions(int depth)
    {
        var expected = Numbers.Read("models").GetProperty($"resnet{depth}");
        using var backbone = new ResNet(new ResNetShape(depth), new StockKernels());

        Assert.Equal(Shapes(expected.GetProperty("shapes")), backbone.named_parameters().Select(entry => (entry.name, Text(entry.parameter.shape))));
        Assert.Equal(Shapes(expected.GetProperty("buffers")), backbone.named_buffers().Select(entry => (entry.name, Text(entry.buffer.shape))));
    }

    [Fact]
    public void Weights_OfResNet18_AreThePapersCount()
    {
        using var backbone = new ResNet(new ResNetShape(), new StockKernels());

        Assert.Equal(60, backbone.parameters().Count());
        Assert.Equal(11_176_512, backbone.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData(18, 96, "fast")]
    [InlineData(18, 96, "stock")]
    [InlineData(50, 64, "fast")]
    public void Forward_FilledWeights_MatchesTorchvisionInBothModesWithGradients(int depth, int side, string kernels)
    {
        var expected = Numbers.Read("models").GetProperty($"resnet{depth}");
        using var backbone = Numbers.Fill(new ResNet(new ResNetShape(depth), IKernels.For(kernels)).to(float64));
        using var head = Numbers.Fill(Heads.Classifier(backbone.Shape.FeatureSize, 10).to(float64), "head.");
        var images = 4 * Numbers.Spread("images", 2, 3, side, side);

        backbone.eval();
        Numbers.AssertValues(expected.GetProperty("evaluated"), head.call(backbone.call(images)));
        backbone.train();
        var logits = head.call(backbone.call(images));
        Numbers.AssertValues(expected.GetProperty("logits"), logits);

        var loss = nn.functional.cross_entropy(logits, tensor(new long[] { 0, 7 }));
        var gradients = autograd.grad([loss], [.. backbone.parameters()], retain_graph: false, create_graph: false);
        Assert.Equal(expected.GetProperty("loss").GetDouble(), loss.ToDouble(), 1e-10);
        foreach (var ((name, _), gradient) in backbone.named_parameters().Zip(gradients))
            Numbers.AssertClose([expected.GetProperty("gradientNorms").GetProperty(name).GetDouble()], [gradient.norm(2f).ToDouble()], 1e-9);
    }

    [Theory]
    [InlineData(18, Stem.ImageNet)]
    [InlineData(18, Stem.Cifar)]
    [InlineData(50, Stem.ImageNet)]
    public void UseChannelsLast_AnyShape_GivesTheSameValuesInTheOtherLayout(int depth, Stem stem)
    {
        using var plain = Numbers.Fill(new ResNet(new ResNetShape(depth, 8, stem), IKernels.For("fast")).to(float64));
        using var converted = plain.Copy();
        converted.UseChannelsLast(32);
        var images = Numbers.Spread("images", 4, 3, 32, 32);

        var (expected, actual) = (Gradients(plain, images), Gradients(converted, images));

        Assert.Equal(1, converted.parameters().First().stride(1));
        foreach (var (one, other) in expected.Zip(actual))
            Numbers.AssertClose(Numbers.Values(one), Numbers.Values(other), 1e-9);
    }

    [Theory]
    [InlineData(64, 32, true)]
    [InlineData(64, 96, false)]
    [InlineData(64, 128, false)]
    [InlineData(64, 224, true)]
    [InlineData(16, 96, true)]
    public void UseChannelsLast_SmallMapsOfManyChannels_KeepsThemFirstThere(int width, int side, bool isLast)
    {
        using var network = new ResNet(new ResNetShape(18, width), IKernels.For("fast"));
        network.UseChannelsLast(side);
        using var copy = network.Copy();
        foreach (var weights in new[] { network.state_dict(), copy.state_dict() })
        {
            Assert.Equal(1, weights["layer3.0.conv1.weight"].stride(1));
            Assert.Equal(isLast, weights["layer4.0.conv1.weight"].stride(1) == 1);
        }
    }

    [Fact]
    public void Forward_Float32_IsCloseToFloat64()
    {
        using var precise = Numbers.Fill(new ResNet(new ResNetShape(18, 8), IKernels.For("fast")).to(float64));
        using var single = Numbers.Fill(new ResNet(new ResNetShape(18, 8), IKernels.For("fast")));
        var images = Numbers.Spread("images", 8, 3, 32, 32);

        Numbers.AssertClose(Numbers.Values(precise.call(images)), Numbers.Values(single.call(images.to(float32))), 1e-4);
    }

    [Fact]
    public void Copy_ChangedAfterwards_LeavesTheOriginal()
    {
        using var original = Numbers.Fill(new ResNet(new ResNetShape(18, 4, Stem.Cifar), new StockKernels()).to(float64));
        using var copy = original.Copy();
        Assert.Equal(original.state_dict().Values.Select(Numbers.Values), copy.state_dict().Values.Select(Numbers.Values));

        copy.call(Numbers.Spread("images", 4, 3, 8, 8));

        Assert.Equal(0, original.state_dict()["bn1.num_batches_tracked"].ToInt64());
        Assert.Equal(1, copy.state_dict()["bn1.num_batches_tracked"].ToInt64());
    }

    [Fact]
    public void Forward_TrainingPass_LeavesNoTensorsBehind()
    {
        using var backbone = Numbers.Fill(new ResNet(new ResNetShape(18, 4), IKernels.For("fast")));
        var images = Numbers.Spread("images", 4, 3, 32, 32).to(float32);
        var count = LiveTensors.Settled();

        using (backbone.call(images))
            Assert.Equal(count + 1, LiveTensors.Settled());

        Assert.Equal(count, LiveTensors.Settled());
    }

    [Fact]
    public void Depth_NeitherOfTheTwo_SpeaksToTheUser() => Assert.Throws<UserError>(() => new ResNet(new ResNetShape(34), new StockKernels()));

    private static IEnumerable<Tensor> Gradients(ResNet backbone, Tensor images)
    {
        var features = backbone.call(images);
        var loss = (features * Numbers.Spread("c", features.shape)).sum();
        return autograd.grad([loss], [.. backbone.parameters()], retain_graph: false, create_graph: false).Prepend(features);
    }

    private static IEnumerable<(string, string)> Shapes(JsonElement shapes) =>
        shapes.EnumerateObject().Select(entry => (entry.Name, Text(entry.Value.Deserialize<long[]>()!)));

    private static string Text(long[] shape) => string.Join("×", shape);
}
