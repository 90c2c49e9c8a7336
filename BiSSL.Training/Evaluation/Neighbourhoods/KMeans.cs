using BiSSL.Training.Data.Randomness;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Neighbourhoods;

/// <summary>Clusters by Lloyd's algorithm, begun by k-means++ (Arthur, Vassilvitskii 2007).</summary>
public static class KMeans
{
    private const int MostRounds = 100;
    private const int Trials = 4;

    /// <summary>The cluster of every point, 0 … <paramref name="clusters"/> − 1.</summary>
    /// <param name="points">[N, D].</param>
    /// <param name="start">Clusters of the same points to begin from, so that their numbers keep their meaning; drawn unless given.</param>
    public static int[] Of(Tensor points, int clusters, int[]? start = null)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var space = NearestPoints.Centred(points);
        var centres = start is null ? Drawn(space, clusters) : Means(space, start, zeros([clusters, space.shape[1]], device: space.device));
        var found = Nearest(space, centres);
        for (var round = 0; round < MostRounds; round++)
        {
            centres = Means(space, found, centres);
            var next = Nearest(space, centres);
            if (next.AsSpan().SequenceEqual(found))
                break;
            found = next;
        }
        return found;
    }

    // Each next centre is a point drawn with probability as its squared distance from the centres so far; of a few draws the one that brings most.
    private static Tensor Drawn(Tensor space, int clusters)
    {
        var draws = new Draws(0, "map/clusters");
        var chosen = new List<long> { draws.Below((int)space.shape[0]) };
        while (chosen.Count < clusters)
        {
            using var scope = NewDisposeScope();
            var nearest = Squared(space, At(space, [.. chosen])).topk(1, dim: 1, largest: false).values; // [N, 1]
            var weights = nearest.cpu().contiguous().data<float>().ToArray();
            long[] drawn = [.. Enumerable.Range(0, Trials).Select(_ => Drawn(weights, draws.Uniform()))];
            var left = Squared(space, At(space, drawn)).min(nearest).sum(0L);      // [Trials]
            chosen.Add(drawn[left.neg().argmax(0).cpu().data<long>().ToArray()[0]]);
        }
        return At(space, [.. chosen]);
    }

    private static long Drawn(float[] weights, double share)
    {
        var left = share * weights.Sum(w => (double)w);
        for (var i = 0; i < weights.Length; i++)
            if ((left -= weights[i]) < 0)
                return i;
        return weights.Length - 1;
    }

    private static int[] Nearest(Tensor space, Tensor centres)
    {
        using var scope = NewDisposeScope();
        return Array.ConvertAll(Squared(space, centres).neg().argmax(1).cpu().data<long>().ToArray(), c => (int)c);
    }

    /// <summary>The mean of every cluster [K, D]; an empty one keeps its centre.</summary>
    private static Tensor Means(Tensor space, int[] clusters, Tensor centres)
    {
        using var scope = NewDisposeScope();
        var members = nn.functional.one_hot(tensor(Array.ConvertAll(clusters, c => (long)c), device: space.device), centres.shape[0]).to(float32); // [N, K]
        var sizes = members.sum(0L).unsqueeze(1);                                // [K, 1]
        return where(sizes > 0, members.t().mm(space) / sizes.clamp_min(1), centres).MoveToOuterDisposeScope();
    }

    private static Tensor Squared(Tensor space, Tensor centres) => (space.mm(centres.t()) * -2) + centres.square().sum(1) + space.square().sum(1).unsqueeze(1); // [N, K]

    private static Tensor At(Tensor space, long[] rows) => space.index_select(0, tensor(rows, device: space.device));
}
