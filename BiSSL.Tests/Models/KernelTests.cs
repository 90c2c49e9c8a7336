using System.Text.Json;
using BiSSL.Tests.Golden;
using BiSSL.Training;
using BiSSL.Training.Engine;
using BiSSL.Training.Models;
using BiSSL.Training.Models.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models;

/// <summary>First and second derivatives of each operation (specification T8).</summary>
public sealed class KernelTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("fast", "conv3x3", 3, 1, 1)]
    [InlineData("fast", "conv3x3s2", 3, 2, 1)]
    [InlineData("fast", "conv1x1s2", 1, 2, 0)]
    [InlineData("stock", "conv3x3", 3, 1, 1)]
    [InlineData("stock", "conv3x3s2", 3, 2, 1)]
    [InlineData("stock", "conv1x1s2", 1, 2, 0)]
    public void Conv2d_DifferentiatedTwice_MatchesTheReference(string kernels, string name, int size, int stride, int padding)
    {
        var weight = Numbers.Spread("w", 4, 3, size, size);

        AssertTwice(name, inputs => IKernels.For(kernels).Conv2d(inputs[0], inputs[1], stride, padding), Images(), weight);
        AssertTwice(name, inputs => IKernels.For(kernels).Conv2d(inputs[0], inputs[1], stride, padding), ChannelsLast.Of(Images()), ChannelsLast.Of(weight));
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("stock")]
    public void BatchNorm_DifferentiatedTwice_MatchesTheReference(string kernels)
    {
        Tensor Normalised(Tensor[] inputs) => IKernels.For(kernels).BatchNorm(inputs[0], inputs[1], inputs[2], null, null, 0.1, 1e-5);

        AssertTwice("batchNorm", Normalised, Images(), 1 + Numbers.Spread("gamma", 3), Numbers.Spread("beta", 3));
        AssertTwice("batchNorm", Normalised, ChannelsLast.Of(Images()), 1 + Numbers.Spread("gamma", 3), Numbers.Spread("beta", 3));
        AssertTwice("batchNormRows", Normalised, Numbers.Spread("rows", 4, 5), 1 + Numbers.Spread("gamma", 5), Numbers.Spread("beta", 5));
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("stock")]
    public void MaxPool_DifferentiatedTwice_MatchesTheReference(string kernels)
    {
        AssertTwice("maxPool", inputs => IKernels.For(kernels).MaxPool(inputs[0]), Images());
        AssertTwice("maxPool", inputs => IKernels.For(kernels).MaxPool(ChannelsLast.Of(inputs[0])), Images());
    }

    [Fact]
    public void OtherOperations_DifferentiatedTwice_MatchTheReference()
    {
        AssertTwice("relu", inputs => (inputs[0] + 0).relu_(), Images());
        AssertTwice("averagePool", inputs => inputs[0].mean([2, 3]), Images());
        AssertTwice("normalise", inputs => nn.functional.normalize(inputs[0]), Numbers.Spread("rows", 4, 5));
        AssertTwice("logSoftmax", inputs => inputs[0].log_softmax(1), Numbers.Spread("rows", 4, 5));
    }

    [Fact]
    public void For_UnknownName_SpeaksToTheUser() => Assert.Throws<UserError>(() => IKernels.For("warp"));

    private static Tensor Images() => Numbers.Spread("x", 2, 3, 6, 6);

    private static void AssertTwice(string name, Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        var expected = Numbers.Read("models").GetProperty("operations").GetProperty(name);
        foreach (var input in inputs)
            input.requires_grad_();
        var y = function(inputs);
        var loss = (y.square() * Numbers.Spread("c", y.shape)).sum();
        var first = Gradient.Of([loss], inputs, keep: true, create: true);
        var along = first.Select((gradient, i) => (gradient * Numbers.Spread($"v{i}", gradient.shape)).sum()).Aggregate((a, b) => a + b);
        var second = Gradient.Of([along], inputs, keep: false, create: false);

        AssertAll(expected.GetProperty("first"), first);
        AssertAll(expected.GetProperty("second"), second);
    }

    private static void AssertAll(JsonElement expected, IEnumerable<Tensor> actual)
    {
        foreach (var (digest, value) in expected.EnumerateArray().Zip(actual))
            Numbers.AssertDigest(digest, value);
    }
}
