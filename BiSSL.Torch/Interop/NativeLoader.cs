using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace BiSSL.Torch.Interop;

/// <summary>
/// Settles threads and memory before libtorch loads. Waiting threads of OpenMP and OpenBLAS sleep, as spinning ones collapse when another process wants the
/// cores. What tensors leave stays with the process, as every training step wants the same memory again and fresh pages cost a seventh of its time.
/// Environment.SetEnvironmentVariable does not reach native getenv, so libc is asked. What the user has set stays.
/// </summary>
internal static partial class NativeLoader
{
    private const int TrimThreshold = -1, TopPad = -2, MmapThreshold = -3;     // as malloc.h numbers them
    private const int LargestMmapThreshold = 32 << 20, ThreadHeap = 64 << 20;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The variables must be set before the first native call, wherever it is made.")]
    internal static void Prepare()
    {
        if (!OperatingSystem.IsLinux())
            return;
        _ = setenv("OMP_WAIT_POLICY", "passive", 0);
        _ = setenv("GOMP_SPINCOUNT", "1000", 0);
        _ = setenv("OPENBLAS_THREAD_TIMEOUT", "4", 0);
        KeepMemory();
    }

    /// <inheritdoc cref="Engine.AddAsMostProcessorsDo"/>
    internal static void AddAsMostProcessorsDo()
    {
        if (OperatingSystem.IsLinux() && Avx2.IsSupported)
            _ = setenv("OPENBLAS_CORETYPE", "Haswell", 0);
    }

    private static void KeepMemory()
    {
        Set("MALLOC_MMAP_THRESHOLD_", MmapThreshold, LargestMmapThreshold);
        Set("MALLOC_TRIM_THRESHOLD_", TrimThreshold, -1);
        Set("MALLOC_TOP_PAD_", TopPad, ThreadHeap);
    }

    private static void Set(string variable, int option, int value)
    {
        if (Environment.GetEnvironmentVariable(variable) is null)
            _ = mallopt(option, value);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport("libc")]
    private static partial int mallopt(int option, int value);
}
