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
        try
        {
            var file = new FileStream(paths.Lock(id), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Sign(file);
            return new RunLock(file);
        }
        catch (IOException e)
        {
            throw new UserError($"Run {id} is already being trained by {Holder(paths.Lock(id))}; wait for it, or stop it first.", e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static void Sign(FileStream file)
    {
        file.SetLength(0);
        using var writer = new StreamWriter(file, leaveOpen: true);
        writer.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    private static string Holder(string path)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return $"process {reader.ReadToEnd()}";
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
