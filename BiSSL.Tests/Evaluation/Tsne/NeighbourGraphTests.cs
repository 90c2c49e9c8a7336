using BiSSL.Training.Evaluation.Tsne;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation.Tsne;

public class NeighbourGraphTests
{
    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(90, 3, 89)]
    [InlineData(2303, 7, 20)]
    public void Of_AnyShape_FindsTheNearestAndTheirDistances(int count, int dimensions, int k)
    {
        using var scope = NewDisposeScope();
        var points = Points.Clusters(1, 1, count, dimensions);
        var graph = NeighbourGraph.Of(points, k);
        var all = All(points);
        var (expected, _) = all.topk(k, dim: 1, largest: false);
        Assert.Equal(count, graph.Rows);
        Assert.True((tensor(graph.SquaredDistances).view(count, k) - expected).abs().max().ToDouble() < 1e-4);
        Assert.True((all.gather(1, tensor(graph.Indices).to(int64).view(count, k)) - expected).abs().max().ToDouble() < 1e-4);
    }

    [Fact]
    public void Of_PointsThatLieTogether_AreAtNoDistanceAndNeverTheirOwnNeighbour()
    {
        using var scope = NewDisposeScope();
        var graph = NeighbourGraph.Of(Points.Clusters(2, 1, 50, 7).repeat_interleave(40, 0) * 100, 39);
        Assert.All(graph.SquaredDistances, distance => Assert.Equal(0, distance));
        for (var i = 0; i < graph.Rows; i++)
        {
            int[] expected = [.. Enumerable.Range(i / 40 * 40, 40).Where(j => j != i)];
            Assert.Equal(expected, graph.Indices[(i * 39)..((i + 1) * 39)].Order());
        }
    }

    [Fact]
    public void Of_Again_IsTheSame()
    {
        using var scope = NewDisposeScope();
        var points = Points.Clusters(3, 5, 400, 50);
        var (one, two) = (NeighbourGraph.Of(points, 90), NeighbourGraph.Of(points, 90));
        Assert.Equal(one.Indices, two.Indices);
        Assert.Equal(one.SquaredDistances, two.SquaredDistances);
    }

    [Fact]
    public void Of_Cancelled_Stops()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<OperationCanceledException>(() => NeighbourGraph.Of(Points.Clusters(4, 1, 1000, 5), 5, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Of_OnTheGpu_FindsTheSameAsTheProcessor()
    {
        var gpu = Gpu.Required;
        using var scope = NewDisposeScope();
        var points = Points.Clusters(5, 5, 600, 50);
        var (here, there) = (NeighbourGraph.Of(points, 30), NeighbourGraph.Of(points.to(gpu), 30));
        Assert.All(here.SquaredDistances.Zip(there.SquaredDistances), pair => Assert.Equal(pair.First, pair.Second, 0.01));
        Assert.True(here.Indices.Zip(there.Indices).Average(pair => pair.First == pair.Second ? 1.0 : 0) > 0.99);
    }

    // Squared distances of all pairs, by differences; a point is far from itself.
    private static Tensor All(Tensor points)
    {
        var sum = eye(points.shape[0]) * 1e9;
        foreach (var column in points.unbind(1))
            sum += (column.unsqueeze(1) - column).square();
        return sum;
    }
}
