using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>What tensors take on a device, and what is free there. TorchSharp does not say.</summary>
internal static class DeviceMemory
{
    /// <summary>Bytes held by tensors (on the CPU by all native allocations); null where that is not known.</summary>
    public static long? Held(Device device) =>
#if TORCHSHARP
        null;
#else
        device.type == DeviceType.CUDA ? Torch.Engine.CudaMemory(device.index)?.Allocated : Torch.Engine.HeapBytes;
#endif

    /// <summary>Bytes that tensors can still take; null where that is not known.</summary>
    public static long? Free(Device device) =>
#if TORCHSHARP
        null;
#else
        device.type == DeviceType.CUDA ? Torch.Engine.FreeCudaBytes(device.index) : FreeMain();
#endif

#if !TORCHSHARP
    private static long? FreeMain()
    {
        const string file = "/proc/meminfo", entry = "MemAvailable:";
        if (!File.Exists(file))
            return null;
        var line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith(entry, StringComparison.Ordinal));
        if (line is null)
            return null;
        var available = long.Parse(line[entry.Length..].Replace("kB", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) * 1024;
        return available + (Torch.Engine.IdleHeapBytes ?? 0);
    }
#endif
}
