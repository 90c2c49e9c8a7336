using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>The k nearest other points of every point, exactly, nearest first: indices and squared Euclidean distances, k per row.</summary>
public sealed record NeighbourGraph(int K, int[] Indices, float[] SquaredDistances)
{
    // Distances in sight at a time: 64 MB of float32.
    private const long Block = 1 << 24;

    private const double Far = 1e30;

    public int Rows => Indices.Length / K;

    /// <param name="points">[N, D], float32 or float64, finite.</param>
    /// <param name="k">Below N.</param>
    public static NeighbourGraph Of(Tensor points, int k, CancellationToken cancel = default)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var centred = points.to(float32) - points.to(float32).mean([0L]);        // small numbers lose less in |a|² − 2ab + |b|²
        return points.device.type == DeviceType.CPU
            ? new TileSearch(centred.contiguous().data<float>().ToArray(), (int)points.shape[1], k).Run(cancel)
            : OnDevice(centred, k, cancel);
    }

    private static NeighbourGraph OnDevice(Tensor centred, int k, CancellationToken cancel)
    {
        var n = centred.shape[0];
        var (indices, distances) = (new int[n * k], new float[n * k]);
        var squares = centred.square().sum(1);                                  // [N]
        var rows = Math.Max(1, Block / n);
        for (long from = 0; from < n; from += rows)
        {
            cancel.ThrowIfCancellationRequested();
            Fill(centred, squares, from, Math.Min(rows, n - from), k, indices, distances);
        }
        return new NeighbourGraph(k, indices, distances);
    }

    private static void Fill(Tensor points, Tensor squares, long from, long count, int k, int[] indices, float[] distances)
    {
        using var scope = NewDisposeScope();
        var part = points.narrow(0, from, count);
        var all = (part.mm(points.t()) * -2).add_(squares).add_(squares.narrow(0, from, count).unsqueeze(1)); // [count, N]
        all.narrow(1, from, count).add_(eye(count, dtype: float32, device: points.device) * Far); // nobody is its own neighbour
        var (near, which) = all.topk(k, dim: 1, largest: false, sorted: true);   // [count, k]
        near.clamp_(min: 0).cpu().data<float>().CopyTo(distances, (int)(from * k));
        var columns = which.cpu().data<long>().ToArray();
        for (var i = 0; i < columns.Length; i++)
            indices[(from * k) + i] = (int)columns[i];
    }
}
