namespace BiSSL.Training.Pipeline.Checkpoints;

/// <summary>
/// Writes a file so that its name holds the old content or the whole new one, whatever happens in between: a temporary file beside it, synced,
/// renamed, and the folder synced.
/// </summary>
public static class AtomicFile
{
    /// <summary>Ends the names of files that are not finished.</summary>
    public const string Unfinished = ".tmp";

    /// <param name="needed">Bytes that the file will have, for the error's sake.</param>
    /// <param name="at">Called at each boundary with its name, so that a test may cut the power there.</param>
    /// <exception cref="MachineError">The disk is full or cannot be written; nothing was changed and nothing is left behind.</exception>
    public static void Write(string path, long needed, Action<FileStream> write, Action<string>? at = null)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string temporary = Path.Combine(folder, $"{Path.GetFileName(path)}.{Guid.NewGuid():N}{Unfinished}");
        try
        {
            Directory.CreateDirectory(folder);
            WriteAndSync(temporary, write, at);
            File.Move(temporary, path, overwrite: true);
            at?.Invoke("renamed");
            DiskSync.Folder(folder);
            at?.Invoke("folder synced");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            throw new MachineError(MachineError.IsDiskFull(e)
                ? $"The disk is full: {path} needs {needed:N0} bytes; free some space."
                : $"{path} cannot be written ({FileFault.Why(path, e).Replace(temporary, path, StringComparison.Ordinal)}); check the folder and your rights.", e);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    private static void WriteAndSync(string temporary, Action<FileStream> write, Action<string>? at)
    {
        using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
        at?.Invoke("created");
        write(file);
        file.Flush();
        at?.Invoke("written");
        file.Flush(flushToDisk: true);
        at?.Invoke("synced");
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (IOException)
        {
            // Left for the next clearing of the folder: the first error matters more.
        }
    }
}
