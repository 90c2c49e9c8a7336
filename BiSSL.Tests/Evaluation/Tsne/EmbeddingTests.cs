using BiSSL.Training.Evaluation.Neighbourhoods;
using BiSSL.Training.Evaluation.Tsne;
using BiSSL.Training.Evaluation.Tsne.OnDevice;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation.Tsne;

public class EmbeddingTests
{
    private const int Each = 60;

    private static readonly TsneOptions Quick = new() { Perplexity = 12, Iterations = 300, EarlyIterations = 120, ReportEvery = 20 };

    /// <summary>Repulsions on the processor, as tensors on the processor, and on a GPU.</summary>
    public static TheoryData<string> Ways => ["exact", "barnesHut", "interpolation", "tensors/exact", "tensors/interpolation", "gpu/exact", "gpu/interpolation"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Optimise_ClustersFarApart_GoesFromChanceToNearlyAllRight(string repulsion)
    {
        using var scope = NewDisposeScope();
        var (points, embedding) = Make(Quick with { Repulsion = repulsion }, Points.Scattered(1, 5 * Each, 1e-4));
        Assert.True(Agreement(embedding.Positions) < 0.5);
        embedding.Optimise();
        Assert.True(Agreement(embedding.Positions) > 0.95);
        Assert.True(Trustworthiness.Of(points, Flat(embedding.Positions), 12) > 0.9);
    }

    [Theory]
    [InlineData("exact", 1e-3)]
    [InlineData("barnesHut", 0.02)]
    [InlineData("interpolation", 5e-3)]
    [InlineData("tensors/exact", 1e-3)]
    [InlineData("tensors/interpolation", 0.015)]
    [InlineData("gpu/exact", 1e-3)]
    [InlineData("gpu/interpolation", 0.015)]
    public void Optimise_EveryReport_TellsTheTrueDivergence(string repulsion, double tolerance)
    {
        using var scope = NewDisposeScope();
        var graph = NeighbourGraph.Of(Points.Clusters(2, 5, Each, 8), 36);
        var p = Affinities.Of(graph, 12);
        var told = new List<(double Told, double True)>();
        Embed(p, Points.Scattered(3, 5 * Each, 1e-4), Quick with { Repulsion = repulsion }).Optimise(progress =>
        {
            told.Add((progress.Divergence, Divergence(p, progress.Positions)));
            return true;
        });
        Assert.Equal(15, told.Count);
        Assert.All(told, t => Assert.Equal(t.True, t.Told, tolerance));
        Assert.True(told[^1].Told < told[0].Told);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Optimise_SameStart_GivesTheSameMap(string repulsion)
    {
        using var scope = NewDisposeScope();
        var (_, one) = Make(Quick with { Repulsion = repulsion }, Points.Scattered(4, 5 * Each, 1e-4));
        var (_, two) = Make(Quick with { Repulsion = repulsion }, Points.Scattered(4, 5 * Each, 1e-4));
        one.Optimise();
        two.Optimise();
        Assert.Equal(one.Positions.X, two.Positions.X);
        Assert.Equal(one.Positions.Y, two.Positions.Y);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Optimise_StoppedOrCancelled_LeavesAUsableMapThatCanGoOn(string repulsion)
    {
        using var scope = NewDisposeScope();
        var (_, whole) = Make(Quick with { Repulsion = repulsion }, Points.Scattered(5, 5 * Each, 1e-4));
        var (_, parts) = Make(Quick with { Repulsion = repulsion }, Points.Scattered(5, 5 * Each, 1e-4));
        whole.Optimise();
        parts.Optimise(progress => progress.Iteration < 100);
        Assert.Equal(100, parts.Iteration);
        Assert.All(parts.Positions.X, x => Assert.True(float.IsFinite(x)));
        parts.Optimise(cancel: new CancellationToken(canceled: true));
        Assert.Equal(100, parts.Iteration);
        parts.Optimise();
        Assert.Equal(whole.Positions.X, parts.Positions.X);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Optimise_IdenticalPoints_StaysFinite(string repulsion)
    {
        using var scope = NewDisposeScope();
        var points = zeros([100, 4]);
        var embedding = Embed(Affinities.Of(NeighbourGraph.Of(points, 15), 5), PrincipalComponents.Start(points), Quick with { Repulsion = repulsion });
        embedding.Optimise();
        Assert.All(embedding.Positions.X.Concat(embedding.Positions.Y), at => Assert.True(float.IsFinite(at)));
        Assert.True(double.IsFinite(embedding.Divergence()));
    }

    public static TheoryData<TsneOptions> Changed =>
    [
        Quick with { LearningRate = 20 },
        Quick with { EarlyIterations = 50 },
        Quick with { Exaggeration = 4 },
        Quick with { Momentum = 0.7 },
        Quick with { EarlyMomentum = 0.3 },
        Quick with { Theta = 0.9, Repulsion = "barnesHut" },
        Quick with { Repulsion = "interpolation" },
        Quick with { Iterations = 250 },
        Quick with { Perplexity = 8 },
        Quick with { Repulsion = "tensors/exact", LearningRate = 20 },
        Quick with { Repulsion = "tensors/exact", EarlyIterations = 50 },
        Quick with { Repulsion = "tensors/exact", Exaggeration = 4 },
        Quick with { Repulsion = "tensors/exact", Momentum = 0.7 },
        Quick with { Repulsion = "tensors/exact", EarlyMomentum = 0.3 },
        Quick with { Repulsion = "tensors/exact", Iterations = 250 },
        Quick with { Repulsion = "tensors/exact", Perplexity = 8 },
    ];

    [Theory]
    [MemberData(nameof(Changed))]
    public void Optimise_AnotherSetting_GivesAnotherMap(TsneOptions changed)
    {
        using var scope = NewDisposeScope();
        var (_, one) = Make(Quick with { Repulsion = changed.Theta == Quick.Theta && changed.Repulsion == "interpolation" ? Quick.Repulsion : changed.Repulsion }, Points.Scattered(6, 5 * Each, 1e-4));
        var (_, two) = Make(changed, Points.Scattered(6, 5 * Each, 1e-4));
        one.Optimise();
        two.Optimise();
        Assert.NotEqual(one.Positions.X, two.Positions.X);
    }

    private static (Tensor Points, Embedding Embedding) Make(TsneOptions options, Plane start)
    {
        var points = Points.Clusters(2, 5, Each, 8);
        var graph = NeighbourGraph.Of(points, Affinities.Neighbours(options.Perplexity));
        return (points, Embed(Affinities.Of(graph, options.Perplexity), start, options));
    }

    private static Embedding Embed(SparseMatrix p, Plane start, TsneOptions options) => options.Repulsion.Split('/') switch
    {
        ["tensors", var name] => new Embedding(new DeviceDescent(p, start, CPU, DeviceRepulsions.Named(name, start.Count)), start.Count, options),
        ["gpu", var name] => new Embedding(p, start, options with { Repulsion = name }, Gpu.Required),
        _ => new Embedding(p, start, options),
    };

    // Share of points whose nearest point in the plane is of their own cluster.
    private static double Agreement(Plane at) =>
        NeighbourGraph.Of(Flat(at), 1).Indices.Select((near, i) => near / Each == i / Each ? 1.0 : 0).Average();

    private static Tensor Flat(Plane at) => stack([tensor(at.X), tensor(at.Y)], 1);

    private static double Divergence(SparseMatrix p, Plane at)
    {
        double W(int i, int j) => 1 / (1 + Math.Pow(at.X[i] - at.X[j], 2) + Math.Pow(at.Y[i] - at.Y[j], 2));
        var z = Enumerable.Range(0, at.Count).Sum(i => Enumerable.Range(0, at.Count).Where(j => j != i).Sum(j => W(i, j)));
        return Enumerable.Range(0, p.Rows).Sum(i => Enumerable.Range(p.Offsets[i], p.Offsets[i + 1] - p.Offsets[i])
            .Where(e => p.Values[e] > 0).Sum(e => p.Values[e] * Math.Log(p.Values[e] * z / W(i, p.Columns[e]))));
    }
}
