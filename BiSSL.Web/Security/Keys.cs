using BiSSL.Training.Runs;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace BiSSL.Web.Security;

/// <summary>The keys that sign what browsers send back.</summary>
internal static class Keys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Kept in the store folder, for its owner alone.</summary>
    public static FileSystemXmlRepository In(RunStore store, ILoggerFactory log)
    {
        var folder = new DirectoryInfo(Path.Combine(store.Paths.Root, "keys"));
        if (OperatingSystem.IsWindows())
            folder.Create();
        else
            Directory.CreateDirectory(folder.FullName, OwnerOnly);
        return new FileSystemXmlRepository(folder, log);
    }
}
