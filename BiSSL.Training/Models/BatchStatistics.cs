using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>Switches every <see cref="BatchNormalisation"/> of a network at once.</summary>
public static class BatchStatistics
{
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

    private static IEnumerable<BatchNormalisation> Layers(nn.Module network) => network.modules().Append(network).OfType<BatchNormalisation>();

    private sealed class Restore(List<BatchNormalisation> layers) : IDisposable
    {
        public void Dispose() => layers.ForEach(layer => layer.TracksStatistics = true);
    }
}
