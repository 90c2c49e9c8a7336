using System.Text.Json;
using BiSSL.Tests.Golden;
using BiSSL.Training.Evaluation.Neighbourhoods;
using BiSSL.Training.Evaluation.Tsne;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation.Neighbourhoods;

/// <summary>Against scikit-learn and closed forms.</summary>
public sealed class NeighbourhoodTests : IDisposable
{
    private const int N = 90, K = 5, Classes = 4;

    private static readonly JsonElement s_golden = Numbers.Read("neighbourhoods");
    private static readonly int[] s_labels = [.. Enumerable.Range(0, N).Select(i => i * 7 % Classes)];
    private static readonly long[] s_all = SampledPoints.Of(N, N);

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _space, _plane, _other;

    public NeighbourhoodTests()
    {
        var bases = eye(8, dtype: float64).index_select(0, tensor(Array.ConvertAll(s_labels, label => (long)label)));
        _space = Numbers.Spread("space", N, 8) + (bases * 0.35);
        _plane = Numbers.Spread("plane", N, 2) + (_space.narrow(1, 0, 2) * 0.8);
        _other = _space.mm(Numbers.Spread("turn", 8, 6)) + (Numbers.Spread("noise", N, 6) * 0.3);
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Vote_OfTheOthers_IsScikitLearns()
    {
        var graph = NeighbourGraph.Of(_space, K);
        var vote = NeighbourVote.Of(graph.Indices, K, s_labels, Classes);
        Assert.Equal(s_golden.GetProperty("votes").Deserialize<int[]>(), vote.Labels);
        Assert.Equal(s_golden.GetProperty("shares").Deserialize<float[]>(), vote.Shares);
        Assert.Equal(vote.Labels.Zip(s_labels).Count(pair => pair.First == pair.Second) / (double)N, vote.Accuracy(s_labels), 12);
    }

    [Fact]
    public void Silhouette_OfAllOrSome_IsScikitLearns()
    {
        Assert.Equal(Number("silhouette"), Silhouette.Of(_space, s_labels, Classes, s_all)!.Value, 1e-5);
        Assert.Equal(Number("silhouetteOfTen"), Silhouette.Of(_space, s_labels, Classes, [.. s_all.Where(i => i % 9 == 0)])!.Value, 1e-5);
    }

    [Fact]
    public void Silhouette_WithoutAnotherClass_IsNothingAndAloneInItIsZero()
    {
        Assert.Null(Silhouette.Of(_space, new int[N], Classes, s_all));
        Assert.Equal(0, Silhouette.Of(_space, [1, .. new int[N - 1]], Classes, [0]));
    }

    [Fact]
    public void Trustworthiness_BothWays_IsScikitLearns()
    {
        Assert.Equal(Number("trustworthiness"), Trustworthiness.Of(_space, _plane, K), 1e-9);
        Assert.Equal(Number("continuity"), Trustworthiness.Of(_plane, _space, K), 1e-9);
    }

    [Fact]
    public void Trustworthiness_OfEveryThird_IsWeighedAsTheWhole()
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(part => Trustworthiness.Of(_space, _plane, K, [.. s_all.Where(i => i % 3 == part)]))];
        Assert.Equal(Number("trustworthiness"), parts.Average(), 1e-9);
        Assert.Equal(3, parts.Distinct().Count());
    }

    [Fact]
    public void Nearest_OfSomePoints_AreTheGraphsRows()
    {
        var graph = NeighbourGraph.Of(_space, K);
        var near = NearestPoints.Of(NearestPoints.Centred(_space), [4, 70], K).data<long>().ToArray();
        Assert.Equal([.. graph.Indices[(4 * K)..(5 * K)], .. graph.Indices[(70 * K)..(71 * K)]], near.Select(i => (int)i));
    }

    [Fact]
    public void Overlap_OfTwoSpaces_IsScikitLearns()
    {
        var (first, second) = (NeighbourGraph.Of(_space, K).Indices, NeighbourGraph.Of(_other, K).Indices);
        Assert.Equal(Number("overlap"), NeighbourOverlap.Of(first, second, K), 1e-12);
        Assert.Equal(1, NeighbourOverlap.Of(first, first, K));
    }

    [Fact]
    public void Cka_OfTwoSpaces_IsTheFormula()
    {
        Assert.Equal(Number("cka"), LinearCka.Of(_space, _other)!.Value, 1e-10);
        Assert.Null(LinearCka.Of(_space, ones(N, 3)));
    }

    [Fact]
    public void Cka_TurnedScaledAndMoved_IsOne()
    {
        var (turn, _) = linalg.qr(Numbers.Spread("q", 8, 8));
        Assert.Equal(1, LinearCka.Of(_space, (_space.mm(turn) * 3) + 2)!.Value, 1e-10);
    }

    [Fact]
    public void KMeans_FromAGivenStart_IsScikitLearns() =>
        Assert.Equal(s_golden.GetProperty("clusters").Deserialize<int[]>(), KMeans.Of(_space, Classes, s_labels));

    [Fact]
    public void KMeans_ClustersFarApart_AreFoundAndTheSameEachTime()
    {
        var points = Tsne.Points.Clusters(3, 5, 20, 6);
        var found = KMeans.Of(points, 5);
        Assert.Equal(found, KMeans.Of(points, 5));
        Assert.All(Enumerable.Range(0, 5), cluster => Assert.Single(found[(20 * cluster)..(20 * (cluster + 1))].Distinct()));
        Assert.Equal(5, found.Distinct().Count());
    }

    [Fact]
    public void KMeans_MorePlacesThanPoints_EndsAllTheSame() => Assert.Single(KMeans.Of(zeros(6, 2), 3).Distinct());

    [Fact]
    public void Halves_SeparableClasses_AreAllRightAndShuffledLabelsAreNot()
    {
        var labels = tensor(Array.ConvertAll(s_labels, label => (long)label));
        var clear = _space + (eye(8, dtype: float64).index_select(0, labels) * 10);
        Assert.Equal(1, HalvesProbe.Accuracy(clear, labels, Classes));
        Assert.InRange(HalvesProbe.Accuracy(Numbers.Spread("chance", N, 8), labels, Classes), 0.05, 0.5);
    }

    [Fact]
    public void Sample_OfMany_IsFixedAndRising()
    {
        var some = SampledPoints.Of(1000, 50);
        Assert.Equal(50, some.Distinct().Count());
        Assert.Equal(some.Order(), some);
        Assert.Equal(some, SampledPoints.Of(1000, 50));
        Assert.Equal([0, 1, 2], SampledPoints.Of(3, 50));
    }

    private static double Number(string name) => s_golden.GetProperty(name).GetDouble();
}
