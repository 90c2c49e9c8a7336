using BiSSL.Training.Evaluation.Tsne;

namespace BiSSL.Tests.Evaluation.Tsne;

public class RepulsionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    public void Exact_AnyNumberOfPoints_IsTheSumOverPairs(int count)
    {
        var at = Points.Scattered(1, count, 3);
        var (expected, z) = Pairs(at);
        var force = new Plane(count);
        Assert.Equal(z, new ExactRepulsion().Compute(at, force), Math.Max(1e-3, z * 1e-5));
        AssertNear(expected, force, 1e-4);
    }

    [Theory]
    [InlineData(3, 0.0, 1e-4)]
    [InlineData(300, 0.0, 1e-4)]
    [InlineData(2000, 0.5, 0.02)]
    [InlineData(2000, 0.2, 0.003)]
    public void BarnesHut_OfThisTheta_IsAsNearAsThis(int count, double theta, double tolerance)
    {
        var at = Points.Scattered(2, count, 10);
        var (expected, z) = Pairs(at);
        var force = new Plane(count);
        Assert.Equal(1, new BarnesHutRepulsion(count, theta).Compute(at, force) / z, tolerance / 2);
        AssertNear(expected, force, tolerance);
    }

    [Fact]
    public void BarnesHut_IdenticalPoints_DoNotPushAndDoNotHang()
    {
        var at = new Plane([.. Enumerable.Repeat(1.5f, 5000)], [.. Enumerable.Repeat(-2f, 5000)]);
        var force = new Plane(5000);
        Assert.Equal(5000.0 * 4999, new BarnesHutRepulsion(5000).Compute(at, force), 5000.0);
        Assert.All(force.X.Concat(force.Y), f => Assert.Equal(0, f));
    }

    [Fact]
    public void BarnesHut_HeapsOfIdenticalPoints_ActAsHeavyPoints()
    {
        var place = Points.Scattered(3, 40, 4);
        var at = new Plane([.. place.X.SelectMany(x => Enumerable.Repeat(x, 50))], [.. place.Y.SelectMany(y => Enumerable.Repeat(y, 50))]);
        var (expected, z) = Pairs(at);
        var force = new Plane(at.Count);
        Assert.Equal(1, new BarnesHutRepulsion(at.Count, 0).Compute(at, force) / z, 1e-4);
        AssertNear(expected, force, 1e-3);
    }

    [Fact]
    public void BarnesHut_Again_GivesTheSameBits()
    {
        var at = Points.Scattered(4, 3000, 10);
        var (first, second) = (new Plane(3000), new Plane(3000));
        var repulsion = new BarnesHutRepulsion(3000);
        Assert.Equal(repulsion.Compute(at, first), repulsion.Compute(at, second));
        Assert.Equal(first.X, second.X);
    }

    [Theory]
    [InlineData(2, 1e-4, 1e-4)]
    [InlineData(300, 1e-4, 1e-4)]
    [InlineData(2000, 1, 0.001)]
    [InlineData(2000, 10, 0.02)]
    public void Interpolation_OfThisMap_IsAsNearAsThis(int count, double scale, double tolerance)
    {
        var at = Points.Scattered(5, count, scale);
        var (expected, z) = Pairs(at);
        var force = new Plane(count);
        Assert.Equal(1, new InterpolationRepulsion(count).Compute(at, force) / z, tolerance / 2);
        AssertNear(expected, force, tolerance);
    }

    [Fact]
    public void Interpolation_FinerSpacing_IsNearer()
    {
        var at = Points.Scattered(6, 1000, 10);
        var (expected, _) = Pairs(at);
        var force = new Plane(1000);
        new InterpolationRepulsion(1000, 0.2).Compute(at, force);
        AssertNear(expected, force, 0.001);
    }

    [Fact]
    public void Interpolation_MapThatGrowsAndShrinks_ForgetsTheOldGrid()
    {
        var repulsion = new InterpolationRepulsion(500);
        var first = new Plane(500);
        var z = repulsion.Compute(Points.Scattered(7, 500, 1), first);
        repulsion.Compute(Points.Scattered(8, 500, 15), new Plane(500));
        var again = new Plane(500);
        Assert.Equal(z, repulsion.Compute(Points.Scattered(7, 500, 1), again));
        Assert.Equal(first.X, again.X);
        Assert.Equal(first.Y, again.Y);
    }

    [Fact]
    public void Interpolation_IdenticalPoints_DoNotPush()
    {
        var at = new Plane([.. Enumerable.Repeat(1.5f, 5000)], [.. Enumerable.Repeat(-2f, 5000)]);
        var force = new Plane(5000);
        Assert.Equal(1, new InterpolationRepulsion(5000).Compute(at, force) / (5000.0 * 4999), 1e-4);
        Assert.All(force.X.Concat(force.Y), f => Assert.InRange(f, -1e-3, 1e-3));
    }

    [Theory]
    [InlineData("auto", 500, typeof(ExactRepulsion))]
    [InlineData("auto", 5000, typeof(BarnesHutRepulsion))]
    [InlineData("auto", 50_000, typeof(InterpolationRepulsion))]
    [InlineData("exact", 5000, typeof(ExactRepulsion))]
    [InlineData("barnesHut", 500, typeof(BarnesHutRepulsion))]
    [InlineData("interpolation", 500, typeof(InterpolationRepulsion))]
    public void Named_NameAndSize_Chooses(string name, int points, Type expected) =>
        Assert.IsType(expected, Repulsions.Named(name, points, 0.5));

    [Fact]
    public void Named_AnotherName_NamesTheChoices()
    {
        var error = Assert.Throws<ArgumentException>(() => Repulsions.Named("barneshut", 100, 0.5));
        Assert.Contains("choose auto, exact, barnesHut or interpolation", error.Message, StringComparison.Ordinal);
    }

    internal static (Plane Force, double Z) Pairs(Plane at)
    {
        var (force, z) = (new Plane(at.Count), 0.0);
        for (var i = 0; i < at.Count; i++)
        {
            var (fx, fy) = (0.0, 0.0);
            for (var j = 0; j < at.Count; j++)
            {
                double dx = at.X[i] - at.X[j], dy = at.Y[i] - at.Y[j];
                var w = 1 / (1 + (dx * dx) + (dy * dy));
                (fx, fy, z) = (fx + (w * w * dx), fy + (w * w * dy), z + (i == j ? 0 : w));
            }
            (force.X[i], force.Y[i]) = ((float)fx, (float)fy);
        }
        return (force, z);
    }

    // Root mean square difference, against the root mean square force.
    internal static void AssertNear(Plane expected, Plane actual, double tolerance)
    {
        var size = Math.Sqrt(expected.X.Concat(expected.Y).Average(f => (double)f * f)) + 1e-12;
        var off = Math.Sqrt(expected.X.Zip(actual.X).Concat(expected.Y.Zip(actual.Y)).Average(pair => Math.Pow(pair.First - pair.Second, 2)));
        Assert.True(off <= tolerance * size, $"off by {off / size} of a typical force");
    }
}
