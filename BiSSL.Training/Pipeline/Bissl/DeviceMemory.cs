using BiSSL.Training.Engine;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>What tensors take on a device, what is free there, and what it has.</summary>
internal static class DeviceMemory
{
    /// <summary>Bytes held by tensors, on the processor by all native allocations; null on a GPU, where nothing tells them from what libtorch keeps for later.</summary>
    public static long? Held(Device device) => device.type == DeviceType.CUDA ? null : ProcessMemory.Held;

    /// <summary>Bytes that a device has lent, on a GPU with what libtorch keeps for later: it grows by what does not fit there. Null where that is not known.</summary>
    public static long? Lent(Device device) => device.type == DeviceType.CUDA ? CudaMemory.Of(device.index)?.Used : ProcessMemory.Held;

    /// <summary>Bytes that tensors can still take; null where that is not known.</summary>
    public static long? Free(Device device) =>
        device.type == DeviceType.CUDA ? CudaMemory.Of(device.index)?.Free : FreeMain();

    /// <summary>Bytes of main memory that tensors have left to this process and the next ones take first; 0 where that is not known.</summary>
    public static long Idle => ProcessMemory.Idle ?? 0;

    /// <summary>All memory of a GPU, bytes, whoever holds it; null on the processor and where that is not known.</summary>
    public static long? Total(Device device) => device.type == DeviceType.CUDA ? CudaMemory.Of(device.index)?.Total : null;

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
}
