using BiSSL.Tests.Golden;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using BiSSL.Training.Pipeline.Bissl;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline;

/// <summary>E11, and D12 in place of it.</summary>
public sealed class AdaptationTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Level _p = Level("p.");
    private readonly Level _d = Level("d.");

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void BeforeUpperBlock_EverySecondAlternation_MovesWeightsOnly()
    {
        var (theta, buffers) = (Copy(_d.Theta), Copy(_d.Backbone.buffers()));
        var adaptation = new Adaptation(_p, _d, every: 2);
        adaptation.BeforeUpperBlock(t: 0, alpha: 0.25);
        AssertEqual(theta, _d.Theta);
        adaptation.BeforeUpperBlock(t: 1, alpha: 0.25);
        AssertEqual(theta.Zip(_p.Theta, (d, p) => (d * 0.75) + (p * 0.25)), _d.Theta);
        AssertEqual(buffers, _d.Backbone.buffers());
    }

    [Fact]
    public void Every0_Never_Moves()
    {
        var theta = Copy(_d.Theta);
        new Adaptation(_p, _d, every: 0).BeforeUpperBlock(t: 0, alpha: 1);
        AssertEqual(theta, _d.Theta);
    }

    [Fact]
    public void AfterUpperBlock_AsTheReleasedCode_MovesBuffersTooButNotAtTheEnd()
    {
        var (theta, buffers) = (Copy(_d.Theta), Copy(_d.Backbone.buffers()));
        var adaptation = new Adaptation(_p, _d, every: 1) { AfterUpper = true };
        adaptation.BeforeUpperBlock(t: 0, alpha: 0.5);
        adaptation.AfterUpperBlock(t: 0, isLast: true, alpha: 0.5);
        AssertEqual(theta, _d.Theta);
        adaptation.AfterUpperBlock(t: 0, isLast: false, alpha: 0.5);
        AssertEqual(theta.Zip(_p.Theta, (d, p) => (d + p) * 0.5), _d.Theta);
        Assert.NotEqual(Numbers.Values(buffers[0]), Numbers.Values(_d.Backbone.buffers().First()));
    }

    private static Level Level(string prefix) =>
        new(Numbers.Fill(new ResNet(new ResNetShape(18, 1, Stem.Cifar), IKernels.For("stock")).to(float64), prefix), Numbers.Fill(Heads.Classifier(8, 2).to(float64), prefix));

    private static List<Tensor> Copy(IEnumerable<Tensor> tensors) => [.. tensors.Select(t => t.detach().clone())];

    private static void AssertEqual(IEnumerable<Tensor> expected, IEnumerable<Tensor> actual)
    {
        foreach (var (e, a) in expected.Zip(actual))
            Numbers.AssertClose(Numbers.Values(e), Numbers.Values(a), 1e-14);
    }
}
