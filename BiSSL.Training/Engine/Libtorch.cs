using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace BiSSL.Training.Engine;

/// <summary>libtorch in this process: how it is found, and whether it is the one that TorchSharp was made for.</summary>
public static class Libtorch
{
    /// <summary>A folder with an unzipped libtorch, or with torch of a PyTorch, to take in place of the package's.</summary>
    public const string FolderVariable = "BISSL_LIBTORCH";

    private const ulong NeededVersion = 2UL << 56 | 10UL << 48;                // as aoti_torch_abi_version tells it: a byte each for major, minor, patch
    private const ulong MajorAndMinor = 0xFFFFUL << 48;
    private static readonly Lazy<string> s_version = new(Read);

    /// <summary>Settles memory, threads and where libtorch is found; nothing is loaded yet. To be called first in every process that may compute.</summary>
    /// <exception cref="UserError"><see cref="FolderVariable"/> cannot be followed.</exception>
    public static void Prepare()
    {
        NativeLibraries.CheckChoice();
        ProcessMemory.Keep();
        WaitingThreads.Sleep();
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => NativeLibraries.Find(name);
    }

    /// <summary>Such as 2.10.0: what runs, not what TorchSharp was made for.</summary>
    /// <exception cref="UserError">There is no libtorch, it is another version, or TorchSharp lacks a function that is used here.</exception>
    public static string Version => s_version.Value;

    private static string Read()
    {
        var library = NativeLibraries.Load();
        var version = AbiVersion(library);
        if ((version & MajorAndMinor) != NeededVersion)
            throw new UserError($"The libtorch in {NativeLibraries.Folder} is {Text(version)}; this program needs 2.10. Unset {FolderVariable} to take the one that came along.");
        NativeFunctions.Check();
        return Text(version);
    }

    private static unsafe ulong AbiVersion(nint library) =>
        NativeLibrary.TryGetExport(library, "aoti_torch_abi_version", out var function) ? ((delegate* unmanaged<ulong>)function)() : 0;

    private static string Text(ulong version) => version == 0 ? "older than 2.9" : $"{version >> 56}.{(byte)(version >> 48)}.{(byte)(version >> 40)}";
}
