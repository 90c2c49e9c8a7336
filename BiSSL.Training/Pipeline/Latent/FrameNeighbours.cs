using BiSSL.Training.Evaluation.Neighbourhoods;
using BiSSL.Training.Evaluation.Tsne;
using BiSSL.Training.Pipeline.Reporting.Maps;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>The neighbours of a frame's points in full dimension, and what they say.</summary>
/// <param name="Indices">k numbers of points for every point, nearest first.</param>
internal sealed record FrameNeighbours(int[] Indices, float[] Distances, MapFrame Points)
{
    /// <param name="features">The set's features on the device that computes.</param>
    /// <param name="before">The frame before, whose clusters go on.</param>
    public static FrameNeighbours Of(FeatureSet set, Tensor features, int k, int classes, FrameNeighbours? before, CancellationToken cancel)
    {
        var graph = NeighbourGraph.Of(features, k, cancel);
        var vote = NeighbourVote.Of(graph.Indices, k, LabelsOf(set), classes);
        var points = new MapFrame(
            vote.Labels,
            vote.Shares,
            set.Predictions is { } named ? Whole(named) : [.. Enumerable.Repeat(-1, set.Count)],
            set.Confidence is { } sure ? sure.contiguous().data<float>().ToArray() : new float[set.Count],
            KMeans.Of(features, Math.Min(classes, set.Count), before?.Points.Clusters));
        return new FrameNeighbours(graph.Indices, Array.ConvertAll(graph.SquaredDistances, MathF.Sqrt), points);
    }

    public static int[] LabelsOf(FeatureSet set) => Whole(set.Labels);

    public static int[] Whole(Tensor numbers) => Array.ConvertAll(numbers.contiguous().data<long>().ToArray(), number => (int)number);
}
