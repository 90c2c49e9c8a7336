using BiSSL.Torch;
using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of libtorch that runs, such as 1.13.1.</summary>
    public static string __version__ => System.Runtime.InteropServices.Marshal.PtrToStringUTF8(Native.bt_torch_version())!;

    /// <summary>Sets how many threads one operator called from this thread may use.</summary>
    public static void set_num_threads(int num) => NativeError.Check(Native.bt_set_threads(num));

    public static unsafe int get_num_threads()
    {
        int count;
        NativeError.Check(Native.bt_get_threads(&count));
        return count;
    }

    /// <summary>Sets the threads that run operators side by side; possible once, before the first such use.</summary>
    public static void set_num_interop_threads(int num) => NativeError.Check(Native.bt_set_interop_threads(num));

    public static unsafe int get_num_interop_threads()
    {
        int count;
        NativeError.Check(Native.bt_get_interop_threads(&count));
        return count;
    }

    /// <summary>Makes operators without a deterministic kernel throw, or only warn. Disposing restores what was.</summary>
    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false) =>
        new DeterministicMode(mode, warn_only);

    /// <summary>Loads the device's libraries.</summary>
    /// <exception cref="InvalidOperationException">libtorch was built without that device, or the machine has none.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"Torch device type {deviceType} did not initialise on the current machine.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) =>
        deviceType == DeviceType.CPU || (deviceType == DeviceType.CUDA && cuda.is_available());
}
