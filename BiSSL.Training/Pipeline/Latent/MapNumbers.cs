using System.Globalization;
using BiSSL.Training.Evaluation.Neighbourhoods;
using BiSSL.Training.Evaluation.Tsne;
using BiSSL.Training.Pipeline.Reporting.Maps;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>What the frames of a map are worth. Work that grows with the square of the points is done for a fixed sample of them.</summary>
internal sealed class MapNumbers(int[] labels, int classes, int k, string split)
{
    private const int Judged = 2000, Fitted = 4000;

    private readonly long[] _judged = SampledPoints.Of(labels.Length, Judged);
    private readonly Tensor _labels = tensor(Array.ConvertAll(labels, label => (long)label));

    /// <param name="features">[N, D].</param>
    public FrameNumbers Of(Tensor features, FrameNeighbours neighbours, Plane plane)
    {
        using var scope = NewDisposeScope();
        var map = stack([tensor(plane.X), tensor(plane.Y)], 1);                  // [N, 2]
        var fitted = Math.Min(Fitted, labels.Length);
        return new FrameNumbers
        {
            Knn = new(new NeighbourVote(neighbours.Points.KnnLabels, neighbours.Points.KnnShares).Accuracy(labels), $"{All}, leave-one-out, {Nearest}"),
            KnnPlane = new(KnnOf(map), $"{Some}, leave-one-out, {Nearest} in the plane"),
            LinearProbe = fitted < 2 * classes ? null : new(
                HalvesProbe.Accuracy(features.narrow(0, 0, fitted), _labels.narrow(0, 0, fitted), classes), $"{Share(fitted)}, each half by a ridge classifier of the other"),
            Silhouette = Number(Silhouette.Of(features, labels, classes, _judged), $"{Some}, by class, Euclidean"),
            SilhouettePlane = Number(Silhouette.Of(map, labels, classes, _judged), $"{Some}, by class, Euclidean in the plane"),
            Trustworthiness = new(Trustworthiness.Of(features, map, k, _judged), $"{Some}, k = {k}"),
            Continuity = new(Trustworthiness.Of(map, features, k, _judged), $"{Some}, k = {k}"),
        };
    }

    /// <summary>What changed from one frame to another.</summary>
    public MapPair Of((int Index, Tensor Features, FrameNeighbours Neighbours) from, (int Index, Tensor Features, FrameNeighbours Neighbours) to)
    {
        var right = labels.Index().Select(p => (Before: from.Neighbours.Points.KnnLabels[p.Index] == p.Item, After: to.Neighbours.Points.KnnLabels[p.Index] == p.Item)).ToList();
        return new MapPair(
            from.Index,
            to.Index,
            new(NeighbourOverlap.Of(from.Neighbours.Indices, to.Neighbours.Indices, k), $"{All}, {Nearest}"),
            Number(LinearCka.Of(from.Features, to.Features), All),
            right.Count(p => !p.Before && p.After),
            right.Count(p => p.Before && !p.After));
    }

    private string Nearest => $"k = {k}, Euclidean";

    private string All => Share(labels.Length);

    private string Some => Share(_judged.Length);

    private double KnnOf(Tensor map)
    {
        var near = FrameNeighbours.Whole(NearestPoints.Of(NearestPoints.Centred(map), _judged, k).flatten());
        return NeighbourVote.Of(near, k, labels, classes).Accuracy([.. _judged.Select(i => labels[i])]);
    }

    private string Share(int count) => count == labels.Length
        ? string.Create(CultureInfo.InvariantCulture, $"all {count:N0} {split} images of the map")
        : string.Create(CultureInfo.InvariantCulture, $"{count:N0} of the {labels.Length:N0} {split} images of the map");

    private static MapNumber? Number(double? value, string on) => value is { } number ? new(number, on) : null;
}
