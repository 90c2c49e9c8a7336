using System.Globalization;

namespace BiSSL.Training.Runs;

/// <summary>The right to train a run: held by one process, given back by the system however that process ends.</summary>
public sealed class RunLock : IDisposable
{
    private const int LinuxTryAgain = 11, MacTryAgain = 35, WindowsSharing = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <exception cref="UserError">Another process holds it, or the folder cannot be written.</exception>
    public static RunLock Take(StorePaths paths, string id)
    {
        paths.MakeRun(id);
        string path = paths.Lock(id);
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Sign(Holder(path));
            return new RunLock(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw e.HResult is LinuxTryAgain or MacTryAgain or WindowsSharing
                ? new UserError($"Run {id} is already being trained by process {Known(path)}; wait for it, or stop it first.", e)
                : new MachineError($"{path} cannot be written ({e.Message.TrimEnd('.')}); check the disk, its free space and your rights.", e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static void Sign(string holder)
    {
        try
        {
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // The disk is full: the lock holds all the same, and a run can still be deleted.
        }
    }

    private static string Known(string path) => File.Exists(Holder(path)) && File.ReadAllText(Holder(path)) is { Length: > 0 } number ? number : "of an unknown number";

    // A file of its own, because nobody else may read the locked one.
    private static string Holder(string path) => path + ".pid";
}
