using BiSSL.Training.Evaluation.Tsne.OnDevice;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>Where a descent is computed: on the device that is asked for, and Barnes–Hut's tree always on the processor.</summary>
internal static class Descents
{
    public static IDescent On(Device device, SparseMatrix p, Plane start, TsneOptions options)
    {
        if (device.type == DeviceType.CPU || options.Repulsion == "barnesHut")
            return new ProcessorDescent(p, start, Repulsions.Named(options.Repulsion, start.Count, options.Theta));
        return new DeviceDescent(p, start, device, DeviceRepulsions.Named(options.Repulsion, start.Count));
    }
}
