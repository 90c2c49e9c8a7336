using System.Runtime.InteropServices;

namespace BiSSL.Training.Engine;

/// <summary>Memory of a GPU as its driver counts it: what libtorch keeps for the next tensors counts as used, and so does what other programs hold.</summary>
/// <param name="Free">Bytes.</param>
/// <param name="Used">Bytes.</param>
internal readonly unsafe record struct CudaMemory(long Free, long Used)
{
    /// <summary>Of one device; null where CUDA's runtime does not say.</summary>
    public static CudaMemory? Of(int device)
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libtorch_cuda.so", out var library) || !NativeLibrary.TryGetExport(library, "cudaMemGetInfo", out var read))
            return null;
        var (choose, chosen) = (NativeLibrary.GetExport(library, "cudaSetDevice"), NativeLibrary.GetExport(library, "cudaGetDevice"));
        int before;
        nuint free, total;
        _ = ((delegate* unmanaged<int*, int>)chosen)(&before);
        _ = ((delegate* unmanaged<int, int>)choose)(device);
        var fault = ((delegate* unmanaged<nuint*, nuint*, int>)read)(&free, &total);
        _ = ((delegate* unmanaged<int, int>)choose)(before);
        return fault == 0 ? new CudaMemory((long)free, (long)(total - free)) : null;
    }
}
