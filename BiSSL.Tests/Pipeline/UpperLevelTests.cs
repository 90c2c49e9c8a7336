using BiSSL.Tests.Golden;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pretext;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline;

/// <summary>
/// One upper step of a small network against E7 with a dense inverse (T11; numbers of Golden/generate/bilevel.py). Four images leave batch norm four values in
/// the last map, so that the pretext loss curves steeply and v's rounding comes out some 10⁹ times greater: from float64's 10⁻¹⁶ near 10⁻⁷, on processors
/// that add in another order up to 10⁻⁵. A hypergradient without its inverse is 0.1 and more away.
/// </summary>
public sealed class UpperLevelTests : ILowerBatches, IUpperBatches, IDisposable
{
    private static readonly ResNetShape s_shape = new(18, 1, Stem.Cifar);
    private readonly DisposeScope _scope = NewDisposeScope();

    public int StepsPerAlternation => 1;

    private const double Amplified = 1e-4;

    [Theory]
    [InlineData("fast")]
    [InlineData("stock")]
    public void Step_FullySolved_FollowsTheDenseHypergradient(string kernels)
    {
        var expected = Numbers.Read("bilevel").GetProperty("upper");
        using var task = new SimClr(Numbers.Fill(Heads.Projector(8, [4, 3], IKernels.For(kernels)).to(float64), "phiP."), 0.5);
        var p = new Level(Backbone(kernels, "p."), task.Head);
        var d = new Level(Backbone(kernels, "d."), Numbers.Fill(Heads.Classifier(8, 3).to(float64), "phiD."));
        var solver = new Hypergradient(new ConjugateGradient(400) { Tolerance = 1e-10 }, p.Layout, layer => p.Names[layer]);
        var implicitGradient = new ImplicitGradient(p, d, task, this, new QuadraticRegulariser(), solver) { Batches = 2, Damping = 100, TrueResidualEvery = 1 };
        using var sgd = new Sgd(d.Named, momentum: 0.9, weightDecay: 0.01);
        using var upper = new UpperLevel(p, d, this, sgd, implicitGradient)
        {
            Steps = 1, Schedule = LearningRateSchedule.Constant(0.05), ClipNorm = 10, Loss = DownstreamLoss.CrossEntropy,
        };

        upper.Step(0, t: 0, n: 0, new StageSettings(new BilevelOptions { Lambda = 0.001, Gamma = 0.01 }), new Curves(NullReporter.Instance, ""));

        var after = d.Layout.Flatten([.. d.Theta.Select(t => t.detach())]);
        Numbers.AssertDigest(expected.GetProperty("after"), cat([after, .. d.Phi.Select(t => t.detach().flatten())]), Amplified);
    }

    [Fact]
    public void Step_ByLars_IsTheTrustRatioTimesTheGradientThatSgdFollows()
    {
        const double rate = 0.5, decay = 0.01, eta = 0.02;
        var (start, bySgd) = Moved(d => new Sgd(d, 0, 0), 1);
        var (_, byLars) = Moved(d => new Lars(d, 0.9, decay, eta), rate);

        foreach (var (weight, (without, with)) in start.Zip(bySgd.Zip(byLars)))
        {
            double[] update = [.. weight.Zip(without, (w, moved) => w - moved + (decay * w))];
            var trust = eta * Length(weight) / Length(update);
            Assert.Equal(weight.Zip(update, (w, g) => w - (rate * trust * g)), with, (expected, actual) => Math.Abs(expected - actual) <= 1e-9);
        }
    }


    public Views At(int alternation, int step) => new(2 * Numbers.Spread($"view1.{step}", 4, 3, 8, 8), 2 * Numbers.Spread($"view2.{step}", 4, 3, 8, 8));

    public Views Hessian(int alternation, int k) => At(alternation, k);

    (Tensor Images, Tensor Labels) IUpperBatches.At(int alternation, int step) => (2 * Numbers.Spread("images", 4, 3, 8, 8), tensor([0L, 1, 2, 1]));

    public void Dispose() => _scope.Dispose();

    /// <summary>Every tensor of θD and φD before and after one upper step whose hypergradient needs no inverse.</summary>
    private (double[][] Before, double[][] After) Moved(Func<IReadOnlyList<(string, Tensor)>, IOptimizer> create, double rate)
    {
        using var task = new SimClr(Numbers.Fill(Heads.Projector(8, [4, 3], IKernels.For("stock")).to(float64), "phiP."), 0.5);
        var p = new Level(Backbone("stock", "p."), task.Head);
        var d = new Level(Backbone("stock", "d."), Numbers.Fill(Heads.Classifier(8, 3).to(float64), "phiD."));
        var before = d.Named.Select(named => Numbers.Values(named.Tensor)).ToArray();
        var implicitGradient = new ImplicitGradient(p, d, task, this, new QuadraticRegulariser(), new Hypergradient(new IdentitySolver(), p.Layout, layer => p.Names[layer])) { Batches = 1, Damping = 1 };
        using var optimizer = create(d.Named);
        using var upper = new UpperLevel(p, d, this, optimizer, implicitGradient)
        {
            Steps = 1, Schedule = LearningRateSchedule.Constant(rate), ClipNorm = 10, Loss = DownstreamLoss.CrossEntropy,
        };
        upper.Step(0, t: 0, n: 0, new StageSettings(new BilevelOptions()), new Curves(NullReporter.Instance, ""));
        return (before, [.. d.Named.Select(named => Numbers.Values(named.Tensor))]);
    }

    private static double Length(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    private static ResNet Backbone(string kernels, string prefix) => Numbers.Fill(new ResNet(s_shape, IKernels.For(kernels)).to(float64), prefix);
}
