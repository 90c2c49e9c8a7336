using System.Runtime.InteropServices;

namespace BiSSL.Training.Engine;

/// <summary>Memory of a GPU as its driver counts it: what libtorch keeps for the next tensors counts as used, and so does what other programs hold.</summary>
/// <param name="Free">Bytes.</param>
/// <param name="Total">Bytes, whoever holds them.</param>
internal readonly unsafe record struct CudaMemory(long Free, long Total)
{
    private static readonly string s_library = OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    /// <summary>Bytes.</summary>
    public long Used => Total - Free;

    /// <summary>Of one GPU as CUDA counts them in this process; null where there is no driver or no such GPU.</summary>
    public static CudaMemory? Of(int gpu)
    {
        if (!NativeLibrary.TryLoad(s_library, out var library))
            return null;
        var start = (delegate* unmanaged<uint, int>)NativeLibrary.GetExport(library, "cuInit");
        var find = (delegate* unmanaged<int*, int, int>)NativeLibrary.GetExport(library, "cuDeviceGet");
        var retain = (delegate* unmanaged<nint*, int, int>)NativeLibrary.GetExport(library, "cuDevicePrimaryCtxRetain");
        var release = (delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "cuDevicePrimaryCtxRelease_v2");
        int device;
        nint context;
        if (start(0) != 0 || find(&device, gpu) != 0 || retain(&context, device) != 0)
            return null;
        var found = Read(library, context);
        _ = release(device);
        return found;
    }

    private static CudaMemory? Read(nint library, nint context)
    {
        var enter = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "cuCtxPushCurrent_v2");
        var leave = (delegate* unmanaged<nint*, int>)NativeLibrary.GetExport(library, "cuCtxPopCurrent_v2");
        var read = (delegate* unmanaged<nuint*, nuint*, int>)NativeLibrary.GetExport(library, "cuMemGetInfo_v2");
        if (enter(context) != 0)
            return null;
        nuint free, total;
        var fault = read(&free, &total);
        _ = leave(&context);
        return fault == 0 ? new CudaMemory((long)free, (long)total) : null;
    }
}
