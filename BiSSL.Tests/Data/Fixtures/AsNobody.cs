using System.Runtime.InteropServices;

namespace BiSSL.Tests.Data.Fixtures;

/// <summary>Opens files with the rights of the user nobody where the tests run as root, whom no file refuses. Linux keeps that for each thread.</summary>
internal static partial class AsNobody
{
    private const uint Nobody = 65534;

    /// <param name="work">Stays on its thread; what it leaves to others has the rights of before.</param>
    public static T Do<T>(Func<T> work)
    {
        var before = SetFileUser(Nobody);
        try
        {
            return work();
        }
        finally
        {
            _ = SetFileUser((uint)before);
        }
    }

    /// <returns>The user of before.</returns>
    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileUser(uint user);
}
