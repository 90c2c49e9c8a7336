using BiSSL.Training.Evaluation.Tsne;
using BiSSL.Training.Evaluation.Tsne.OnDevice;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation.Tsne;

/// <summary>What a descent on a device is made of, as tensors on the processor.</summary>
public sealed class DeviceDescentTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("exact", 1, 3.0, 1e-4)]
    [InlineData("exact", 7, 3.0, 1e-4)]
    [InlineData("exact", 5000, 10.0, 1e-4)]                                     // more rows than are in sight together
    [InlineData("interpolation", 2, 1e-4, 1e-4)]
    [InlineData("interpolation", 300, 1e-4, 1e-4)]
    [InlineData("interpolation", 2000, 1.0, 0.001)]
    [InlineData("interpolation", 2000, 10.0, 0.02)]
    public void Repulsion_OfThisMap_IsAsNearToTheSumOverPairs(string name, int count, double scale, double tolerance)
    {
        var at = Points.Scattered(5, count, scale);
        var (expected, z) = RepulsionTests.Pairs(at);
        var (force, found) = Repel(DeviceRepulsions.Named(name, count), at);
        Assert.Equal(z, found, Math.Max(1e-3, z * tolerance / 2));
        RepulsionTests.AssertNear(expected, force, tolerance);
    }

    [Fact]
    public void Interpolation_OnADevice_IsTheProcessors()
    {
        var at = Points.Scattered(6, 1500, 10);
        var here = new Plane(at.Count);
        var z = new InterpolationRepulsion(at.Count).Compute(at, here);
        var (there, found) = Repel(new DeviceInterpolationRepulsion(), at);
        Assert.Equal(1, found / z, 1e-5);
        RepulsionTests.AssertNear(here, there, 1e-4);
    }

    [Theory]
    [InlineData("exact")]
    [InlineData("interpolation")]
    public void Repulsion_IdenticalPoints_DoNotPush(string name)
    {
        var (force, z) = Repel(DeviceRepulsions.Named(name, 3000), new Plane([.. Enumerable.Repeat(1.5f, 3000)], [.. Enumerable.Repeat(-2f, 3000)]));
        Assert.Equal(1, z / (3000.0 * 2999), 1e-4);
        Assert.All(force.X.Concat(force.Y), f => Assert.InRange(f, -1e-3, 1e-3));
    }

    [Fact]
    public void Interpolation_MapThatGrowsAndShrinks_ForgetsTheOldGrid()
    {
        var repulsion = new DeviceInterpolationRepulsion();
        var (first, z) = Repel(repulsion, Points.Scattered(7, 500, 1));
        Repel(repulsion, Points.Scattered(8, 500, 15));
        var (again, found) = Repel(repulsion, Points.Scattered(7, 500, 1));
        Assert.Equal(z, found);
        Assert.Equal(first.X, again.X);
    }

    [Fact]
    public void Interpolation_PositionsThatAreNoNumbers_SaysSo()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Repel(new DeviceInterpolationRepulsion(), new Plane([0, float.NaN], [0, 1])));
        Assert.Contains("learning rate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Attraction_OfAMap_IsTheProcessors()
    {
        var p = Affinities.Of(NeighbourGraph.Of(Points.Clusters(3, 4, 90, 6), 36), 12);
        var at = Points.Scattered(9, p.Rows, 4);
        var (here, there) = (new Attraction(p), new DeviceAttraction(p, CPU));
        var force = new Plane(p.Rows);
        here.Compute(at, force);
        RepulsionTests.AssertNear(force, Flat(there.Compute(Stacked(at))), 1e-6);
        Assert.Equal(here.Divergence(at, 1e4), there.Divergence(Stacked(at), 1e4), 1e-6);
    }

    [Theory]
    [InlineData("auto", 500, typeof(DeviceExactRepulsion))]
    [InlineData("auto", 50_000, typeof(DeviceInterpolationRepulsion))]
    [InlineData("exact", 50_000, typeof(DeviceExactRepulsion))]
    [InlineData("interpolation", 500, typeof(DeviceInterpolationRepulsion))]
    public void Named_NameAndSize_Chooses(string name, int points, Type expected) => Assert.IsType(expected, DeviceRepulsions.Named(name, points));

    [Fact]
    public void Named_AnotherName_NamesTheChoices()
    {
        var error = Assert.Throws<ArgumentException>(() => DeviceRepulsions.Named("fast", 100));
        Assert.Contains("choose auto, exact, barnesHut or interpolation", error.Message, StringComparison.Ordinal);
    }

    private static (Plane Force, double Z) Repel(IDeviceRepulsion repulsion, Plane at)
    {
        repulsion.Prepare(Stacked(at));
        var (force, z) = repulsion.Compute(Stacked(at));
        return (Flat(force), z.ToDouble());
    }

    private static Tensor Stacked(Plane plane) => stack([tensor(plane.X), tensor(plane.Y)]);

    private static Plane Flat(Tensor at) => new(at[0].data<float>().ToArray(), at[1].data<float>().ToArray());
}
