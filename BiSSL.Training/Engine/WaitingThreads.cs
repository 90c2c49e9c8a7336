using System.Runtime.InteropServices;

namespace BiSSL.Training.Engine;

/// <summary>
/// How libtorch's threads behave, settled before it loads: Environment.SetEnvironmentVariable does not reach native getenv, so libc is asked.
/// What the user has set stays.
/// </summary>
internal static partial class WaitingThreads
{
    /// <summary>Threads of OpenMP that wait go to sleep: spinning ones collapse when another process wants the cores.</summary>
    public static void Sleep()
    {
        if (!OperatingSystem.IsLinux())
            return;
        _ = setenv("OMP_WAIT_POLICY", "passive", 0);
        _ = setenv("GOMP_SPINCOUNT", "1000", 0);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
