using BiSSL.Tests.Golden;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models;

public sealed class InitialisationTests : IDisposable
{
    private static readonly ResNetShape s_shape = new(18, 8);
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Draw_SameSeed_RepeatsWhateverTheGlobalGeneratorDid()
    {
        var first = Drawn(7);
        manual_seed(99);
        var again = Drawn(7);
        var other = Drawn(8);

        Assert.Equal(Numbers.Values(first.parameters().First()), Numbers.Values(again.parameters().First()));
        Assert.NotEqual(Numbers.Values(first.parameters().First()), Numbers.Values(other.parameters().First()));
    }

    [Fact]
    public void Draw_Float64AndChannelsLast_GivesTheSameNumbers()
    {
        var plain = Drawn(7);
        var converted = new ResNet(s_shape, new StockKernels()).to(float64);
        converted.UseChannelsLast(32);
        using var generator = new Generator(7);
        Initialisation.Draw(converted, generator);

        foreach (var (one, other) in plain.parameters().Zip(converted.parameters()))
            Numbers.AssertClose(Numbers.Values(one), Numbers.Values(other), 1e-6);
    }

    [Fact]
    public void Draw_Convolutions_HaveTheVarianceOfTheirFanOut()
    {
        var weight = Drawn(7, shape: new ResNetShape()).state_dict()["layer4.1.conv2.weight"]; // [512, 512, 3, 3]

        Assert.Equal(Math.Sqrt(2.0 / (512 * 9)), weight.std(false).ToDouble(), 1e-4);
        Assert.Equal(0, weight.mean().ToDouble(), 1e-4);
    }

    [Theory]
    [InlineData(18, true, 8)]
    [InlineData(50, true, 16)]
    [InlineData(18, false, 0)]
    public void Draw_ZeroInitLast_SilencesOneBatchNormPerBlock(int depth, bool zeroInitLast, int silenced)
    {
        var backbone = Drawn(7, zeroInitLast, new ResNetShape(depth, 8));

        var zero = backbone.named_parameters().Where(entry => entry.parameter.abs().max().ToDouble() == 0 && entry.name.EndsWith("weight", StringComparison.Ordinal));

        Assert.Equal(silenced, zero.Count());
        Assert.All(zero, entry => Assert.EndsWith(depth == 18 ? ".bn2.weight" : ".bn3.weight", entry.name, StringComparison.Ordinal));
    }

    [Fact]
    public void Draw_LinearLayers_AreUniformWithinTheirBound()
    {
        using var generator = new Generator(3);
        var head = Heads.Classifier(400, 1000);
        Initialisation.Draw(head, generator);

        Assert.InRange(head.weight.abs().max().ToDouble(), 0.0499, 0.05);
        Assert.InRange(head.bias!.abs().max().ToDouble(), 0.0499, 0.05);
        Assert.Equal(0, head.weight.mean().ToDouble(), 1e-3);
    }

    [Fact]
    public void Projector_ThreeWidths_HasTheSpecifiedNamesAndCount()
    {
        var projector = Heads.Projector(512, [256, 256, 256], new StockKernels());

        Assert.Equal(
            ["0.weight", "0.bias", "1.weight", "1.bias", "3.weight", "3.bias", "4.weight", "4.bias", "6.weight"],
            projector.named_parameters().Select(entry => entry.name));
        Assert.Equal(263_680, projector.parameters().Sum(parameter => parameter.numel()));
    }

    private static ResNet Drawn(ulong seed, bool zeroInitLast = true, ResNetShape? shape = null)
    {
        var backbone = new ResNet(shape ?? s_shape, new StockKernels());
        using var generator = new Generator(seed);
        Initialisation.Draw(backbone, generator, zeroInitLast);
        return backbone;
    }
}
