using System.ComponentModel;
using System.Runtime.InteropServices;

namespace BiSSL.Training.Pipeline.Checkpoints;

/// <summary>Makes a rename survive a power cut: on Unix the folder must be synced too, which .NET has no call for.</summary>
internal static partial class DiskSync
{
    private const int ReadOnly = 0;

    /// <exception cref="IOException">The system refused.</exception>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        int file = Open(path, ReadOnly);
        bool synced = file >= 0 && Sync(file) == 0;
        int error = Marshal.GetLastPInvokeError();
        if (file >= 0)
            _ = Close(file);
        if (!synced)
            throw new IOException($"{path} could not be synced: {new Win32Exception(error).Message}");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
