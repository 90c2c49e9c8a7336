using System.Runtime.InteropServices;
using BiSSL.Torch.Interop;
using TorchSharp;

namespace BiSSL.Torch;

/// <summary>What runs underneath: libtorch's version and threads, and the memory it holds.</summary>
public static unsafe class Engine
{
    private const int TextCapacity = 4096;

    /// <summary>Such as 1.13.1.</summary>
    public static string Version => torch.__version__;

    /// <summary>
    /// Has matrix products added up in the order of the kernels that all x64 processors since 2013 share, where this one has others too: for results that another
    /// machine is to have to the last bits. Only before the first native call; what the user has set stays.
    /// </summary>
    public static void AddAsMostProcessorsDo() => NativeLoader.AddAsMostProcessorsDo();

    /// <summary>libtorch's own report on its threads, its OpenMP and its BLAS.</summary>
    public static string ParallelInfo
    {
        get
        {
            var text = stackalloc byte[TextCapacity];
            NativeError.Check(Native.bt_parallel_info(text, TextCapacity));
            return Marshal.PtrToStringUTF8((nint)text)!;
        }
    }

    /// <summary>Bytes of main memory that this process holds, tensors and all else.</summary>
    public static long ResidentBytes => Environment.WorkingSet;

    /// <summary>Bytes on a CUDA device; null where there is no CUDA or its allocator was not built in.</summary>
    public static CudaMemory? CudaMemory(int device = 0)
    {
        if (!torch.cuda.is_available())
            return null;
        Begin(device);
        var bytes = stackalloc long[3];
        return Native.bt_cuda_memory(device, bytes) == 0 ? new CudaMemory(bytes[0], bytes[1], bytes[2]) : null;
    }

    /// <summary>Counts the peak of <see cref="CudaMemory(int)"/> anew from what is held now.</summary>
    /// <exception cref="ExternalException">There is no CUDA, or its allocator was not built in.</exception>
    public static void ForgetCudaPeak(int device = 0)
    {
        Begin(device);
        NativeError.Check(Native.bt_cuda_forget_peak(device));
    }

    /// <summary>Bytes that new tensors can still take on a CUDA device; null where that is not known.</summary>
    public static long? FreeCudaBytes(int device = 0)
    {
        if (!torch.cuda.is_available())
            return null;
        Begin(device);
        long bytes;
        return Native.bt_cuda_free(device, &bytes) == 0 ? bytes : null;
    }

    /// <summary>Bytes of main memory that this process has allocated natively, tensors among them; null where that is not known.</summary>
    public static long? HeapBytes => Heap()?.Held;

    /// <summary>Bytes of main memory that tensors have left to this process and the next ones take first; null where that is not known.</summary>
    public static long? IdleHeapBytes => Heap()?.Idle;

    /// <summary>Gives cached device memory back to the driver.</summary>
    /// <exception cref="ExternalException">There is no CUDA, or its allocator was not built in.</exception>
    public static void EmptyCudaCache() => NativeError.Check(Native.bt_cuda_empty_cache());

    private static (long Held, long Idle)? Heap()
    {
        long held, idle;
        return Native.bt_heap_bytes(&held, &idle) == 0 ? (held, idle) : null;
    }

    /// <summary>Before the first tensor there, CUDA's allocator answers nothing.</summary>
    private static void Begin(int device) => torch.empty(1, device: new torch.Device(device)).Dispose();
}
