using BiSSL.Training.Evaluation.Tsne;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation.Tsne;

public class AffinitiesTests
{
    [Fact]
    public void Graph_OfPoints_IsTheNearestOfAllOthers()
    {
        using var scope = NewDisposeScope();
        var points = Points.Clusters(1, 3, 30, 6);
        var graph = NeighbourGraph.Of(points, 5);
        var all = cdist(points, points).to(float64);
        for (var i = 0; i < 90; i++)
        {
            var row = all[i].data<double>().ToArray();
            int[] expected = [.. Enumerable.Range(0, 90).Where(j => j != i).OrderBy(j => row[j]).Take(5)];
            Assert.Equal(expected, graph.Indices[(i * 5)..((i + 1) * 5)]);
            Assert.Equal(row[expected[4]] * row[expected[4]], graph.SquaredDistances[(i * 5) + 4], 1e-2);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    public void Of_SomePerplexity_IsSymmetricAddsUpToOneAndHasIt(double perplexity)
    {
        using var scope = NewDisposeScope();
        var graph = NeighbourGraph.Of(Points.Clusters(2, 1, 200, 4), Affinities.Neighbours(perplexity));
        var p = Dense(Affinities.Of(graph, perplexity));
        Assert.Equal(1, p.Sum(row => row.Sum()), 1e-5);
        for (var i = 0; i < 200; i++)
            for (var j = 0; j < 200; j++)
                Assert.Equal(p[i][j], p[j][i], 1e-8);
        Assert.InRange(p.Average(row => Perplexity(row)), perplexity, 1.5 * perplexity);   // being made symmetric widens it
    }

    [Fact]
    public void Of_IdenticalPoints_SharesEqually()
    {
        using var scope = NewDisposeScope();
        var p = Affinities.Of(NeighbourGraph.Of(zeros([40, 3]), 15), 5);
        Assert.All(p.Values, value => Assert.True(float.IsFinite(value) && value > 0));
        Assert.Equal(1, p.Values.Sum(), 1e-4);
    }

    private static double Perplexity(double[] row)
    {
        var total = row.Sum();
        return Math.Exp(-row.Where(v => v > 0).Sum(v => v / total * Math.Log(v / total)));
    }

    private static double[][] Dense(SparseMatrix p)
    {
        var rows = Enumerable.Range(0, p.Rows).Select(_ => new double[p.Rows]).ToArray();
        for (var i = 0; i < p.Rows; i++)
            for (var e = p.Offsets[i]; e < p.Offsets[i + 1]; e++)
                rows[i][p.Columns[e]] += p.Values[e];
        return rows;
    }
}
