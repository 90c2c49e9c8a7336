using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>Switches every <see cref="BatchNormalisation"/> of a network at once.</summary>
public static class BatchStatistics
{
    /// <summary>The share of a new batch in the running statistics while a network trains.</summary>
    public const double Momentum = 0.1;

    /// <summary>
    /// Until the result is disposed, training passes use the statistics of their batch and leave the running ones as they are
    /// (departure D14: passes of the upper level).
    /// </summary>
    public static IDisposable Kept(params nn.Module[] networks)
    {
        var tracking = networks.SelectMany(Layers).Where(layer => layer.TracksStatistics).ToList();
        tracking.ForEach(layer => layer.TracksStatistics = false);
        return new Restore(tracking);
    }

    /// <summary>Takes statistics over consecutive groups of so many samples from now on; 0 over whole batches (departure D21).</summary>
    public static void Group(nn.Module network, long size)
    {
        foreach (var layer in Layers(network))
            layer.GroupSize = size;
    }

    /// <summary>Takes statistics over groups of so many samples until the result is disposed; then as before.</summary>
    public static IDisposable Grouped(nn.Module network, long size)
    {
        var before = Layers(network).Select(layer => (Layer: layer, Size: layer.GroupSize)).ToList();
        Group(network, size);
        return new Regroup(before);
    }

    /// <summary>
    /// Replaces the running statistics by the mean over training passes of some batches, each counting the same (specification 1.11, stage 7: what
    /// training left in them lags behind the weights). The network is in evaluation mode afterwards.
    /// </summary>
    /// <param name="batches">Images [B, 3, H, W] each; tensors made while asking for the next batch are freed after it.</param>
    public static void Refresh(nn.Module<Tensor, Tensor> network, IEnumerable<Tensor> batches)
    {
        using var noGrad = no_grad();
        network.train();
        using var next = batches.GetEnumerator();
        var count = 0;
        while (One(network, next, 1.0 / (count + 1)))
            count++;
        SetMomentum(network, Momentum);
        network.eval();
    }

    private static bool One(nn.Module<Tensor, Tensor> network, IEnumerator<Tensor> next, double share)
    {
        using var scope = NewDisposeScope();
        if (!next.MoveNext())
            return false;
        SetMomentum(network, share);
        network.call(next.Current);
        return true;
    }

    private static void SetMomentum(nn.Module network, double momentum)
    {
        foreach (var layer in Layers(network))
            layer.Momentum = momentum;
    }

    private static IEnumerable<BatchNormalisation> Layers(nn.Module network) => network.modules().Append(network).OfType<BatchNormalisation>();

    private sealed class Regroup(List<(BatchNormalisation Layer, long Size)> before) : IDisposable
    {
        public void Dispose() => before.ForEach(one => one.Layer.GroupSize = one.Size);
    }

    private sealed class Restore(List<BatchNormalisation> layers) : IDisposable
    {
        public void Dispose() => layers.ForEach(layer => layer.TracksStatistics = true);
    }
}
