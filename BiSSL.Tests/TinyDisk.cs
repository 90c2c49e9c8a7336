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

    /// <summary>Leaves about so many bytes free, and with 0 not a page.</summary>
    public void Fill(int free)
    {
        using var ballast = new FileStream(_folder["ballast"], FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        while (Grow(ballast))
        {
        }
        ballast.SetLength(ballast.Length - free);
    }

    /// <summary>From now on it may only be read.</summary>
    public void Protect()
    {
        if (!Run("mount", "-o", "remount,ro", _folder.Path))
            Assert.Skip("A disk cannot be made read-only here.");
    }

    public void Empty() => File.Delete(_folder["ballast"]);

    public void Dispose()
    {
        Run("umount", "--lazy", _folder.Path);
        _folder.Dispose();
    }

    // The system's count of free bytes is no help: others may write between a look at it and the write.
    private static bool Grow(FileStream ballast)
    {
        try
        {
            ballast.Write(new byte[Environment.SystemPageSize]);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
