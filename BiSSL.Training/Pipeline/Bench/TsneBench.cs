using System.Diagnostics;
using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Evaluation.Neighbourhoods;
using BiSSL.Training.Evaluation.Tsne;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Times embeddings of made-up features: clusters in 50 dimensions that overlap, as those of a trained network do.</summary>
public static class TsneBench
{
    private const int Clusters = 20, Dimensions = 50, Judged = 12;
    private const int MostReferred = 10_000, MostJudged = 20_000, WarmUp = 500;

    /// <param name="sizes">Points of each embedding.</param>
    /// <param name="repulsion">As <see cref="TsneOptions.Repulsion"/>.</param>
    public static IEnumerable<TsneTime> Run(IReadOnlyList<int> sizes, string repulsion, BenchRequest request)
    {
        var place = new BenchPlace(request);
        var options = new TsneOptions { ReportEvery = int.MaxValue, Repulsion = repulsion };
        Time(WarmUp, options, place, reference: false);                         // what is compiled at the first use is not counted
        return sizes.Select(size => Time(size, options, place, reference: size <= MostReferred));
    }

    private static TsneTime Time(int size, TsneOptions options, BenchPlace place, bool reference)
    {
        using var scope = NewDisposeScope();
        var points = Made(size).to(place.Device);
        var start = PrincipalComponents.Start(points);
        var theirs = reference ? ScikitLearn.Embed(points.cpu(), start, options, place.Threads) : null;
        var (begun, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var p = Affinities.Of(NeighbourGraph.Of(points, Affinities.Neighbours(options.Perplexity)), options.Perplexity);
        var neighbours = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var embedding = new Embedding(p, start.Copy(), options, place.Device);
        embedding.Optimise();
        var positions = embedding.Positions;
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var processorSeconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        return new TsneTime(
            size, seconds, Divergence(p, positions), Trust(points.cpu(), positions),
            theirs?.Seconds, theirs is { } t ? Divergence(p, t.Positions) : null, theirs is { } u ? Trust(points.cpu(), u.Positions) : null)
        {
            NeighbourSeconds = neighbours,
            ProcessorSeconds = processorSeconds,
            ReferenceProcessorSeconds = theirs?.ProcessorSeconds,
        };
    }

    private static double Divergence(SparseMatrix p, Plane at) => new Embedding(p, at, new TsneOptions { Repulsion = "exact" }).Divergence();

    private static double? Trust(Tensor points, Plane at) =>
        at.Count > MostJudged ? null : Trustworthiness.Of(points, stack([tensor(at.X), tensor(at.Y)], 1), Judged);

    private static Tensor Made(int size)
    {
        using var generator = new Generator(new Draws(0, "bench/tsne").Bits() >> 1, CPU);
        var centres = randn([Clusters, Dimensions], float32, generator: generator) * 1.5;
        var noise = randn([size, Dimensions], float32, generator: generator);
        var which = tensor([.. Enumerable.Range(0, size).Select(i => (long)(i % Clusters))]);
        return centres.index_select(0, which) + noise;
    }
}
