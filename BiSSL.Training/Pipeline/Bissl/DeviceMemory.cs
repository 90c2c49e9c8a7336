using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>What tensors take on a device, what is free there, and what it has. TorchSharp tells only the last.</summary>
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

    /// <summary>Bytes of main memory that tensors have left to this process and the next ones take first; 0 where that is not known.</summary>
    public static long Idle =>
#if TORCHSHARP
        0;
#else
        Torch.Engine.IdleHeapBytes ?? 0;
#endif

    /// <summary>All memory of a GPU, bytes, whoever holds it; null on the processor and where that is not known.</summary>
    public static long? Total(Device device) => device.type == DeviceType.CUDA ? CudaDriver.TotalBytes(device.index) : null;

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
        return available + Idle;
    }
#endif
}
