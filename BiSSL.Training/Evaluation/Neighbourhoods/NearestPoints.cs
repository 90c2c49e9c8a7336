using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Neighbourhoods;

/// <summary>Euclidean distances from some points to all, a block at a time.</summary>
internal static class NearestPoints
{
    private const long InSight = 1 << 22;
    private const double Far = 1e30;

    /// <summary>Calls for each block of queries with their place among the queries and their squared distances [b, N].</summary>
    /// <param name="space">[N, D], float32 or float64; centred, as that loses least.</param>
    public static void Each(Tensor space, long[] queries, Action<int, Tensor> block)
    {
        var squares = space.square().sum(1);                                   // [N]
        var rows = (int)Math.Max(1, InSight / space.shape[0]);
        for (var from = 0; from < queries.Length; from += rows)
        {
            using var scope = NewDisposeScope();
            var which = tensor(queries[from..Math.Min(from + rows, queries.Length)], device: space.device);
            var part = space.index_select(0, which);                           // [b, D]
            block(from, ((part.mm(space.t()) * -2) + squares + squares.index_select(0, which).unsqueeze(1)).clamp_min(0));
        }
    }

    /// <summary>The numbers of the k nearest other points of every query [Q, k], nearest first.</summary>
    public static Tensor Of(Tensor space, long[] queries, int k)
    {
        using var scope = NewDisposeScope();
        var near = new List<Tensor>();
        Each(space, queries, (from, distances) =>
        {
            var self = tensor(queries[from..(int)(from + distances.shape[0])], device: space.device).unsqueeze(1);
            distances.scatter_(1, self, (ones_like(self) * Far).to(distances.dtype)); // nobody is its own neighbour
            near.Add(distances.topk(k, dim: 1, largest: false, sorted: true).indexes.MoveToOuterDisposeScope());
        });
        return cat(near).MoveToOuterDisposeScope();
    }

    /// <summary>Points [N, D] moved so that their mean is the origin, in float32.</summary>
    public static Tensor Centred(Tensor points) => points.to(float32) - points.to(float32).mean([0L]);
}
