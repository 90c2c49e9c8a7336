using System.Diagnostics;

namespace BiSSL.Tests;

/// <summary>A disk of 1 MiB in memory, for tests that fill it. Needs Linux and the right to mount; without them the test is skipped.</summary>
internal sealed class TinyDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    public TinyDisk()
    {
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", _folder.Path))
            return;
        _folder.Dispose();
        Assert.Skip("A small disk cannot be mounted here; that takes root on Linux.");
    }

    public string Path => _folder.Path;

    /// <summary>Leaves about so many bytes free.</summary>
    public void Fill(int free)
    {
        using FileStream ballast = File.Create(_folder["ballast"]);
        ballast.Write(new byte[new DriveInfo(Path).AvailableFreeSpace - free]);
    }

    public void Empty() => File.Delete(_folder["ballast"]);

    public void Dispose()
    {
        Run("umount", "--lazy", _folder.Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
