using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiSSL.Torch.Interop;

/// <summary>
/// Settles the OpenMP runtime before libtorch loads: spinning barriers collapse when another process wants the cores.
/// Environment.SetEnvironmentVariable does not reach native getenv, so libc is asked. What the user has set stays.
/// </summary>
internal static partial class NativeLoader
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The variables must be set before the first native call, wherever it is made.")]
    internal static void Prepare()
    {
        if (!OperatingSystem.IsLinux())
            return;
        _ = setenv("OMP_WAIT_POLICY", "passive", 0);
        _ = setenv("GOMP_SPINCOUNT", "1000", 0);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
