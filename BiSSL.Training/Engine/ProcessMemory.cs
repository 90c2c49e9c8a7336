using System.Runtime.InteropServices;

namespace BiSSL.Training.Engine;

/// <summary>Main memory as the C library deals it out, on Linux with glibc.</summary>
internal static partial class ProcessMemory
{
    private const int TrimThreshold = -1, TopPad = -2, MmapThreshold = -3;     // as malloc.h numbers them
    private const int LargestMmapThreshold = 32 << 20, ThreadHeap = 64 << 20;

    /// <summary>Bytes that this process has allocated natively, tensors among them; null where that is not known.</summary>
    public static long? Held => Read() is { } info ? (long)(info.Used + info.Mapped) : null;

    /// <summary>Bytes that tensors have left to this process and the next ones take first; null where that is not known.</summary>
    public static long? Idle => Read() is { } info ? (long)info.Free : null;

    /// <summary>What tensors leave stays with the process: every training step wants the same memory again, and fresh pages cost a seventh of its time.</summary>
    public static void Keep()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Set("MALLOC_MMAP_THRESHOLD_", MmapThreshold, LargestMmapThreshold);
        Set("MALLOC_TRIM_THRESHOLD_", TrimThreshold, -1);
        Set("MALLOC_TOP_PAD_", TopPad, ThreadHeap);
    }

    private static void Set(string variable, int option, int value)
    {
        try
        {
            if (Environment.GetEnvironmentVariable(variable) is null)
                _ = mallopt(option, value);
        }
        catch (EntryPointNotFoundException)                                    // musl
        {
        }
    }

    private static Info? Read()
    {
        try
        {
            return OperatingSystem.IsLinux() ? mallinfo2() : null;
        }
        catch (EntryPointNotFoundException)                                    // musl, and glibc before 2.33
        {
            return null;
        }
    }

    [LibraryImport("libc")]
    private static partial int mallopt(int option, int value);

    [LibraryImport("libc")]
    private static partial Info mallinfo2();

    /// <summary>struct mallinfo2.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Info
    {
        public nuint Arena, Chunks, FastChunks, Maps, Mapped, Peak, FreeFast, Used, Free, Top;
    }
}
