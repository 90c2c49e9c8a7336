using BiSSL.Training.Bilevel;
using TorchSharp;
using static BiSSL.Tests.Bilevel.Problems;
using static TorchSharp.torch;

namespace BiSSL.Tests.Bilevel;

public class ConjugateGradientTests
{
    private static readonly double[] Spectrum = [0.5, 1, 2, 4, 9];

    [Fact]
    public void Joint_AsManyIterationsAsUnknowns_EqualsDenseSolve()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(1, Spectrum);
        var v = Vector(2, 5);
        var (x, report) = new ConjugateGradient(5).Solve(d => a.mv(d), v, Layout(3, 2));
        Assert.True(Distance(x, linalg.solve(a, v.unsqueeze(1)).squeeze(1)) < 1e-9);
        Assert.Equal(5, report.Products);
        Assert.True(report.Iterations[^1].Recurrence < 1e-9);
    }

    [Fact]
    public void Layerwise_SingleTensor_EqualsJoint()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(3, Spectrum);
        var v = Vector(4, 5);
        var (joint, _) = new ConjugateGradient(4).Solve(d => a.mv(d), v, Layout(5));
        var (layerwise, _) = new ConjugateGradient(4) { Layerwise = true }.Solve(d => a.mv(d), v, Layout(5));
        Assert.True(Distance(layerwise, joint) < 1e-14);
    }

    [Fact]
    public void Layerwise_CoupledTensors_DoesNotConvergeToTheSolution()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(5, Spectrum);
        var v = Vector(6, 5);
        var (x, _) = new ConjugateGradient(5) { Layerwise = true }.Solve(d => a.mv(d), v, Layout(3, 2));
        Assert.True(Distance(a.mv(x), v) > 1e-3);
    }

    [Fact]
    public void Tolerance_Reached_StopsEarly()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(7, 1, 1.01, 1.02, 1.03, 1.04);
        var (_, report) = new ConjugateGradient(50) { Tolerance = 0.01 }.Solve(d => a.mv(d), Vector(8, 5), Layout(5));
        Assert.Equal(SolveStop.Tolerance, report.Stop);
        Assert.True(report.Iterations[^1].Recurrence < 0.01 && report.Products < 4);
    }

    [Fact]
    public void TrustRadius_OperatorAboveIdentity_NeverBinds()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(9, 1, 1.5, 3, 7, 12);
        var v = Vector(10, 5);
        var (x, report) = new ConjugateGradient(5) { TrustRadius = true }.Solve(d => a.mv(d), v, Layout(2, 3));
        Assert.NotEqual(SolveStop.TrustRadius, report.Stop);
        Assert.True(Distance(x, linalg.solve(a, v.unsqueeze(1)).squeeze(1)) < 1e-9);
    }

    [Theory]
    [InlineData(SolveStop.TrustRadius, 0.05)]
    [InlineData(SolveStop.NegativeCurvature, -5)]
    public void TrustRadius_WeakOrIndefiniteOperator_StopsOnTheSphere(SolveStop why, double scale)
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(11, [.. Spectrum.Select(s => s * scale)]);
        var v = Vector(12, 5);
        var (x, report) = new ConjugateGradient(20) { TrustRadius = true }.Solve(d => a.mv(d), v, Layout(5));
        Assert.Equal(why, report.Stop);
        Assert.Equal(v.norm(2f).ToDouble(), x.norm(2f).ToDouble(), 10);
    }

    [Fact]
    public void Report_CurvatureByLayer_AddsUpToTheJointCurvature()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(13, Spectrum);
        var v = Vector(14, 5);
        var (_, report) = new ConjugateGradient(1).Solve(d => a.mv(d), v, Layout(3, 2));
        var expected = v.dot(a.mv(v)).ToDouble();
        Assert.Equal(expected, report.Iterations[0].CurvatureByLayer.Sum(), 10);
        Assert.Equal(expected / v.dot(v).ToDouble(), report.Iterations[0].Curvature, 10);
    }

    private static ParameterLayout Layout(params long[] lengths) => new([.. lengths.Select(n => zeros(n, dtype: float64))]);
}
