using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne.OnDevice;

/// <summary>Every pair. Differences are taken one by one: |a|² − 2ab + |b|² would cancel, the more so in TF32.</summary>
internal sealed class DeviceExactRepulsion : IDeviceRepulsion
{
    // Pairs in sight at a time: 64 MB of float32.
    private const long Block = 1 << 24;

    /// <inheritdoc/>
    public void Prepare(Tensor at) { }

    /// <inheritdoc/>
    public (Tensor Force, Tensor Z) Compute(Tensor at)
    {
        var (n, force) = (at.shape[1], empty_like(at));
        var z = zeros([1L], ScalarType.Float64, at.device);
        var rows = Math.Max(1, Block / n);
        for (long from = 0; from < n; from += rows)
            Rows(at, from, Math.Min(rows, n - from), force, z);
        return (force, z.sub_(n));                                              // less each point with itself
    }

    private static void Rows(Tensor at, long from, long count, Tensor force, Tensor z)
    {
        using var scope = NewDisposeScope();
        var apart = at.narrow(1, from, count).unsqueeze(2) - at.unsqueeze(1);     // [2, count, N]
        var w = apart.square().sum(0L).add_(1).reciprocal_();                      // [count, N]
        z.add_(w.sum(1L).to(ScalarType.Float64).sum());
        force.narrow(1, from, count).copy_(apart.mul_(w.square()).sum(2L));
    }
}
