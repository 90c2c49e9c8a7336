using BiSSL.Training.Evaluation.Tsne;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Neighbourhoods;

/// <summary>
/// How far neighbours in one space are neighbours in another (Venna, Kaski 2001), 0…1. With the plane's neighbours ranked in full dimension it is the
/// trustworthiness of a map; the other way round its continuity.
/// </summary>
public static class Trustworthiness
{
    private const long Block = 64;

    /// <param name="space">[N, D]: where the ranks are taken.</param>
    /// <param name="map">[N, d]: whose neighbours are judged.</param>
    /// <param name="k">Neighbours, below N/2.</param>
    public static double Of(Tensor space, Tensor map, int k)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var n = space.shape[0];
        var near = tensor(NeighbourGraph.Of(map, k).Indices).to(int64).view(n, k).to(space.device);
        var penalty = 0.0;
        for (long from = 0; from < n; from += Block)
            penalty += Penalty(space, near.narrow(0, from, Math.Min(Block, n - from)), from, k);
        return 1 - (2.0 * penalty / (n * k * ((2.0 * n) - (3 * k) - 1)));
    }

    // Σ (rank − k) over the map's neighbours that are not among the space's k nearest.
    private static double Penalty(Tensor space, Tensor near, long from, int k)
    {
        using var scope = NewDisposeScope();
        var part = space.narrow(0, from, near.shape[0]);
        var distances = part.square().sum(1, keepdim: true) - (part.mm(space.t()) * 2) + space.square().sum(1); // [b, N], squared
        var chosen = distances.gather(1, near).unsqueeze(2);                                                    // [b, k, 1]
        var closer = (distances.unsqueeze(1) < chosen).sum(2);                                                  // [b, k], the point itself among them
        return (closer - k).clamp(min: 0).sum().ToDouble();
    }
}
