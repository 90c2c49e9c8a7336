using BiSSL.Training.Bilevel;
using TorchSharp;
using static BiSSL.Tests.Bilevel.Problems;
using static TorchSharp.torch;

namespace BiSSL.Tests.Bilevel;

/// <summary>The cheaper inverses against dense solves.</summary>
public class ApproximationTests
{
    private static readonly double[] Spectrum = [1, 1, 1, 1.2, 1.5, 2, 4, 9];

    [Fact]
    public void Neumann_AFewTerms_IsTheSumOfTheSeries()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(1, Spectrum);
        var v = Vector(2, 8);
        var (x, report) = new NeumannSeries(3, 0.1).Solve(a.mv, v, Layout);
        var shrink = eye(8, dtype: float64) - (a * 0.1);
        var expected = (v + shrink.mv(v) + shrink.mv(shrink.mv(v))) * 0.1;
        Assert.True(Distance(x, expected) < 1e-12);
        Assert.Equal(3, report.Products);
    }

    [Fact]
    public void Neumann_ManyTerms_EqualsDenseSolve()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(3, Spectrum);
        var v = Vector(4, 8);
        var (x, report) = new NeumannSeries(1000, 0.1) { Tolerance = 1e-10 }.Solve(a.mv, v, Layout);
        Assert.True(Distance(x, Dense(a, v)) < 1e-8);
        Assert.Equal(SolveStop.Tolerance, report.Stop);
        Assert.InRange(report.Products, 100, 999);
    }

    [Fact]
    public void Nystrom_RankOfTheOperatorWithoutTheIdentity_EqualsDenseSolveAndCostsThatOnce()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(5, Spectrum);                                          // three eigenvalues are 1: A − I has rank 5
        using var nystrom = new NystromInverse(5);
        for (var seed = 6; seed < 9; seed++)
        {
            var v = Vector(seed, 8);
            var (x, report) = nystrom.Solve(a.mv, v, Layout);
            Assert.True(Distance(x, Dense(a, v)) < 1e-6);
            Assert.Equal(seed == 6 ? 5 : 0, report.Products);
        }
    }

    [Fact]
    public void Nystrom_LowRank_IsNearerThanTheIdentity()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(9, [.. Enumerable.Repeat(1.01, 60), 3, 6, 9]);
        using var nystrom = new NystromInverse(8);
        var v = Vector(10, 63);
        var layout = new ParameterLayout([v]);
        var (near, _) = nystrom.Solve(a.mv, v, layout);
        var (far, _) = new IdentitySolver().Solve(a.mv, v, layout);
        Assert.True(Distance(near, Dense(a, v)) < 0.2 * Distance(far, Dense(a, v)));
    }

    [Fact]
    public void Nystrom_IndefiniteOperator_DoesNotGrow()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(11, -3, 0.1, 1, 1, 1, 1, 5, 9);
        using var nystrom = new NystromInverse(6);
        var v = Vector(12, 8);
        var (x, _) = nystrom.Solve(a.mv, v, Layout);
        Assert.True(x.norm(2f).ToDouble() <= v.norm(2f).ToDouble() * (1 + 1e-9));
    }

    [Fact]
    public void Identity_AnyOperator_IsTheRightHandSideWithoutAProduct()
    {
        using var scope = NewDisposeScope();
        var v = Vector(13, 8);
        var (x, report) = new IdentitySolver().Solve(_ => throw new InvalidOperationException(), v, Layout);
        Assert.Equal(v.data<double>().ToArray(), x.data<double>().ToArray());
        Assert.Equal(0, report.Products);
    }

    private static ParameterLayout Layout => new([zeros(5, dtype: float64), zeros(3, dtype: float64)]);

    private static Tensor Dense(Tensor a, Tensor v) => linalg.solve(a, v.unsqueeze(1)).squeeze(1);
}
