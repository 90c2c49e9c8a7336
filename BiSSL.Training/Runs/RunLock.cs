using System.Globalization;

namespace BiSSL.Training.Runs;

/// <summary>The right to train a run: held by one process, given back by the system however that process ends.</summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <exception cref="UserError">Another process holds it.</exception>
    public static RunLock Take(StorePaths paths, string id)
    {
        Directory.CreateDirectory(paths.Run(id));
        string path = paths.Lock(id);
        try
        {
            var held = new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            File.WriteAllText(Holder(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch (IOException e) when (File.Exists(Holder(path)))
        {
            throw new UserError($"Run {id} is already being trained by process {File.ReadAllText(Holder(path))}; wait for it, or stop it first.", e);
        }
    }

    public void Dispose() => _file.Dispose();

    // A file of its own, because nobody else may read the locked one.
    private static string Holder(string path) => path + ".pid";
}
