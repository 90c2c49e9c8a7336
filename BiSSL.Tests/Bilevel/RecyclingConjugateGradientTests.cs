using BiSSL.Training.Bilevel;
using TorchSharp;
using static BiSSL.Tests.Bilevel.Problems;
using static TorchSharp.torch;

namespace BiSSL.Tests.Bilevel;

public class RecyclingConjugateGradientTests
{
    // A few eigenvalues that stand out over a bulk near one, as on trained networks.
    private static readonly double[] Spectrum = [.. Enumerable.Range(0, 36).Select(i => 1 + (0.002 * i)), 2.5, 4, 6, 8.5];

    [Fact]
    public void Solve_First_IsPlainConjugateGradient()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(1, Spectrum);
        var v = Vector(2, Spectrum.Length);
        var (plain, _) = new ConjugateGradient(3) { TrustRadius = true }.Solve(a.mv, v, Layout);
        using var recycling = new RecyclingConjugateGradient(3, 0);
        var (recycled, report) = recycling.Solve(a.mv, v, Layout);
        Assert.True(Distance(recycled, plain) < 1e-12);
        Assert.Equal((1, 3), (report.Start, report.Products));
    }

    [Fact]
    public void Solve_MoreRightHandSidesOfTheSameOperator_ReachesTheToleranceWithHalfTheProducts()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(3, Spectrum);
        using var recycling = new RecyclingConjugateGradient(20, 0.01);
        var (kept, plain) = (0, 0);
        for (var seed = 4; seed < 12; seed++)
        {
            var v = Vector(seed, Spectrum.Length);
            var (x, report) = recycling.Solve(a.mv, v, Layout);
            kept += report.Products;
            plain += new ConjugateGradient(20) { Tolerance = 0.01 }.Solve(a.mv, v, Layout).Report.Products;
            Assert.True(Distance(a.mv(x), v) < 0.01);
        }
        Assert.True(kept * 2 <= plain, $"{kept} products against {plain}");
    }

    [Fact]
    public void Solve_SameRightHandSideAgain_CostsOneProductAndThenNone()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(13, Spectrum);
        var v = Vector(14, Spectrum.Length);
        using var recycling = new RecyclingConjugateGradient(20, 1e-8);
        var first = recycling.Solve(a.mv, v, Layout).X;
        Assert.InRange(recycling.Solve(a.mv, v, Layout).Report.Products, 0, 1);  // what the step without a product took up
        var (again, report) = recycling.Solve(a.mv, v, Layout);
        Assert.Equal((0, SolveStop.Tolerance), (report.Products, report.Stop));
        Assert.True(Distance(again, first) < 1e-7);
    }

    [Fact]
    public void Switch_AnotherLambda_IsSolvedAsIfItWereTheFirst()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Symmetric(15, Spectrum), Symmetric(16, Spectrum));
        var v = Vector(17, Spectrum.Length);
        using RecyclingConjugateGradient switched = new(3, 0), fresh = new(3, 0);
        switched.Switch(1);
        switched.Solve(a.mv, v, Layout);
        switched.Switch(2);
        var (x, report) = switched.Solve(b.mv, v, Layout);
        Assert.Equal((1, 0.0), (report.Start, Distance(x, fresh.Solve(b.mv, v, Layout).X)));
    }

    [Fact]
    public void Solve_StepWithoutAProduct_IsTakenOnlyWhereItReachesTheTolerance()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(50, Spectrum);
        using var recycling = new RecyclingConjugateGradient(20, 0.01);
        recycling.Solve(a.mv, Vector(51, Spectrum.Length), Layout);              // pays for what stands out of the spectrum
        for (var seed = 52; seed < 60; seed++)
        {
            var v = Vector(seed, Spectrum.Length);
            var (x, report) = recycling.Solve(a.mv, v, Layout);
            Assert.Contains(report.Stop, (SolveStop[])[SolveStop.Foreseen, SolveStop.Tolerance]);
            Assert.True(Distance(a.mv(x), v) < 0.01);
        }
    }

    [Fact]
    public void Solve_StepWithoutAProduct_IsOneOnTheWay()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(60, [.. Enumerable.Range(0, 40).Select(i => 1 + (0.01 * i))]);
        using var recycling = new RecyclingConjugateGradient(20, 0.06);
        var v = Vector(61, 40);
        var (x, report) = recycling.Solve(a.mv, v, Layout);
        Assert.Equal(SolveStop.Foreseen, report.Stop);
        Assert.True(Distance(a.mv(x), v) < 0.06);
        Assert.True(report.Iterations[^1].Recurrence > 0.06);
    }

    [Fact]
    public void Expect_StateOfACheckpoint_GoesOnBitForBit()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Symmetric(18, Spectrum), Symmetric(32, Spectrum));
        using RecyclingConjugateGradient before = new(3, 0), after = new(3, 0);
        before.Switch(1);
        before.Solve(a.mv, Vector(19, Spectrum.Length), Layout);
        before.Switch(2);
        before.Solve(b.mv, Vector(33, Spectrum.Length), Layout);
        after.Expect(before.Learnt, Vector(20, Spectrum.Length));
        foreach (var ((_, to), (_, from)) in after.State.Zip(before.State))
            to.copy_(from);
        var v = Vector(21, Spectrum.Length);
        after.Switch(2);
        var (x, y) = (before.Solve(b.mv, v, Layout).X, after.Solve(b.mv, v, Layout).X);
        Assert.Equal(x.data<double>().ToArray(), y.data<double>().ToArray());
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(0.02)]
    public void Solve_WeakOrIndefiniteOperator_StaysInTheBall(double scale)
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(22, [.. Spectrum.Select((s, i) => i % 5 == 0 ? s * scale : s)]);
        using var recycling = new RecyclingConjugateGradient(12, 1e-6);
        for (var seed = 23; seed < 29; seed++)
        {
            var v = Vector(seed, Spectrum.Length);
            var (x, _) = recycling.Solve(a.mv, v, Layout);
            Assert.True(x.norm(2f).ToDouble() <= v.norm(2f).ToDouble() * (1 + 1e-9));
        }
    }

    [Fact]
    public void Dispose_AfterManySolves_LeavesNoTensorBehind()
    {
        using var scope = NewDisposeScope();
        var (a, v, layout) = (Symmetric(30, Spectrum), Vector(31, Spectrum.Length), Layout);
        var held = Data.LiveTensors.Settled();
        var recycling = new RecyclingConjugateGradient(4, 0);
        for (var block = 0; block < 3; block++)
        {
            recycling.Switch(block);
            recycling.Solve(a.mv, v, layout).X.Dispose();
        }
        Assert.Equal(held + (2 * 4), Data.LiveTensors.Settled());
        recycling.Dispose();
        Assert.Equal(held, Data.LiveTensors.Settled());
    }

    private static ParameterLayout Layout => new([zeros(30, dtype: float64), zeros(10, dtype: float64)]);
}
