using System.Net.Http.Headers;

namespace BiSSL.Training.Data.Datasets.Fetching;

/// <summary>A file that is still coming, and beside it the server's tag of the version that it is of.</summary>
internal sealed class PartFile(string path)
{
    private readonly string _tagFile = path + ".tag";

    public long Length => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>The version; null where the server gave none that tells one from another.</summary>
    public EntityTagHeaderValue? Tag => File.Exists(_tagFile) && EntityTagHeaderValue.TryParse(File.ReadAllText(_tagFile), out var tag) ? tag : null;

    /// <summary>The file to write on, at its end or from the beginning.</summary>
    public FileStream Open(bool goesOn, EntityTagHeaderValue? tag)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = new FileStream(path, goesOn ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);
        if (tag is { IsWeak: false })
            File.WriteAllText(_tagFile, tag.ToString());
        else if (!goesOn)
            File.Delete(_tagFile);
        return file;
    }

    /// <exception cref="UserError">The disk has not so much room.</exception>
    public void RequireSpace(long? bytes)
    {
        var free = new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace;
        if (bytes > free)
            throw new UserError($"The disk of '{Path.GetFullPath(path)}' has {free:N0} bytes left; {bytes:N0} are still to come. Make room, or choose another folder with --to.");
    }

    /// <summary>Gives the whole file its name.</summary>
    public void Complete(string name)
    {
        File.Move(path, name, overwrite: true);
        File.Delete(_tagFile);
    }
}
