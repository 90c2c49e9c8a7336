using System.Globalization;
using System.Runtime.InteropServices;

namespace BiSSL.Training.Runs;

/// <summary>Measures one GPU through the driver's own library (NVML), if both are there.</summary>
internal sealed unsafe class GpuProbe
{
    private readonly nint _device;
    private readonly delegate* unmanaged<nint, Utilization*, int> _utilization;
    private readonly delegate* unmanaged<nint, Memory*, int> _memory;

    private GpuProbe(nint library, nint device)
    {
        _device = device;
        _utilization = (delegate* unmanaged<nint, Utilization*, int>)NativeLibrary.GetExport(library, "nvmlDeviceGetUtilizationRates");
        _memory = (delegate* unmanaged<nint, Memory*, int>)NativeLibrary.GetExport(library, "nvmlDeviceGetMemoryInfo");
    }

    /// <param name="cuda">The device as CUDA counts in this process.</param>
    /// <returns>Nothing if there is no driver, no library or no such device.</returns>
    public static GpuProbe? Open(int cuda)
    {
        string name = OperatingSystem.IsWindows() ? "nvml.dll" : "libnvidia-ml.so.1";
        if (!NativeLibrary.TryLoad(name, out nint library) || Index(cuda) is not { } index)
            return null;
        var start = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "nvmlInit_v2");
        var find = (delegate* unmanaged<uint, nint*, int>)NativeLibrary.GetExport(library, "nvmlDeviceGetHandleByIndex_v2");
        nint device;
        return start() == 0 && find(index, &device) == 0 ? new GpuProbe(library, device) : null;
    }

    /// <summary>Per cent of the last moment that kernels ran; nothing if the driver does not say.</summary>
    public double? Percent()
    {
        Utilization used;
        return _utilization(_device, &used) == 0 ? used.Gpu : null;
    }

    /// <summary>Bytes in use by all processes; nothing if the driver does not say.</summary>
    public long? MemoryBytes()
    {
        Memory memory;
        return _memory(_device, &memory) == 0 ? (long)memory.Used : null;
    }

    // CUDA counts only the devices that this variable names; the driver's library counts all.
    private static uint? Index(int cuda)
    {
        if (Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES") is not { } visible)
            return (uint)cuda;
        string[] names = visible.Split(',');
        return cuda < names.Length && uint.TryParse(names[cuda], CultureInfo.InvariantCulture, out uint index) ? index : null;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Utilization
    {
        public uint Gpu, MemoryController;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Memory
    {
        public ulong Total, Free, Used;
    }
}
