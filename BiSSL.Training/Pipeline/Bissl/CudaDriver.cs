using System.Runtime.InteropServices;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>What CUDA's driver says of a GPU and libtorch does not.</summary>
internal static unsafe class CudaDriver
{
    private static readonly string s_library = OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    /// <summary>All memory of a GPU, bytes, free or not; null where there is no driver or no such GPU.</summary>
    /// <param name="gpu">As CUDA counts in this process.</param>
    public static long? TotalBytes(int gpu)
    {
        if (!NativeLibrary.TryLoad(s_library, out var library))
            return null;
        var start = (delegate* unmanaged<uint, int>)NativeLibrary.GetExport(library, "cuInit");
        var find = (delegate* unmanaged<int*, int, int>)NativeLibrary.GetExport(library, "cuDeviceGet");
        var measure = (delegate* unmanaged<nuint*, int, int>)NativeLibrary.GetExport(library, "cuDeviceTotalMem_v2");
        int device;
        nuint bytes;
        return start(0) == 0 && find(&device, gpu) == 0 && measure(&bytes, device) == 0 ? (long)bytes : null;
    }
}
