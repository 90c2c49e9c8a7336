using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Neighbourhoods;

/// <summary>
/// How far neighbours in one space are neighbours in another (Venna, Kaski 2001), 0…1. With the plane's neighbours ranked in full dimension it is the
/// trustworthiness of a map; the other way round its continuity.
/// </summary>
public static class Trustworthiness
{
    // Comparisons in sight at a time: a few MB, which stay in the cache.
    private const long InSight = 1 << 22;

    /// <param name="space">[N, D]: where the ranks are taken.</param>
    /// <param name="map">[N, d]: whose neighbours are judged.</param>
    /// <param name="k">Neighbours, below N/2.</param>
    /// <param name="queries">The points that are judged, among all; every point unless given.</param>
    public static double Of(Tensor space, Tensor map, int k, long[]? queries = null)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var n = space.shape[0];
        queries ??= SampledPoints.Of((int)n, (int)n);
        var near = NearestPoints.Of(NearestPoints.Centred(map), queries, k).to(space.device); // [Q, k]
        var penalty = 0.0;
        NearestPoints.Each(NearestPoints.Centred(space), queries, (from, distances) =>
        {
            var rows = Math.Max(1, InSight / (k * n));
            foreach (var (part, chosen) in distances.split(rows).Zip(near.narrow(0, from, distances.shape[0]).split(rows)))
                penalty += Penalty(part, chosen, k);
        });
        return 1 - (2.0 * penalty / (queries.Length * (double)k * ((2.0 * n) - (3 * k) - 1)));
    }

    // Σ (rank − k) over the map's neighbours that are not among the space's k nearest.
    private static double Penalty(Tensor distances, Tensor near, int k)
    {
        using var scope = NewDisposeScope();
        var chosen = distances.gather(1, near).unsqueeze(2);                    // [b, k, 1]
        var closer = (distances.unsqueeze(1) < chosen).sum(2);                  // [b, k], the point itself among them
        return (closer - k).clamp(min: 0).sum().ToDouble();
    }
}
