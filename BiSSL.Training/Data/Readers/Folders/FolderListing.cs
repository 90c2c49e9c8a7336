using System.Security;
using BiSSL.Training.Data.Imaging;

namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>What lies directly in a folder, sorted byte by byte: folders, and pictures by their endings. Anything else goes to what was left out.</summary>
internal sealed class FolderListing
{
    private readonly List<FoundFolder> _folders = [];
    private readonly List<FoundFile> _pictures = [];
    private readonly FoundFolder _folder;
    private readonly LeftOut _leftOut;

    public FolderListing(FoundFolder folder, LeftOut leftOut)
    {
        (_folder, _leftOut) = (folder, leftOut);
        foreach (var entry in Entries())
            Sort(entry);
    }

    public IReadOnlyList<FoundFolder> Folders => _folders;

    public IReadOnlyList<FoundFile> Pictures => _pictures;

    private FileSystemInfo[] Entries()
    {
        try
        {
            return [.. new DirectoryInfo(_folder.Path).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SecurityException)
        {
            _leftOut.Add(Reason.Unopened, _folder.Path);
            return [];
        }
    }

    private void Sort(FileSystemInfo entry)
    {
        if (HiddenNames.Has(entry.Name))
            _leftOut.Add(Reason.Hidden, entry.FullName);
        else if (Real(entry) is not { } real)
            _leftOut.Add(Reason.DeadLink, entry.FullName);
        else if (entry is DirectoryInfo || Directory.Exists(real))
            _folders.Add(new FoundFolder(entry.FullName, real, entry.LinkTarget is not null));
        else
            Sort(entry, real);
    }

    private void Sort(FileSystemInfo entry, string real)
    {
        if (!PictureFile.Extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
            _leftOut.Add(entry.Extension.Length == 0 || PictureFile.UnreadExtensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase) ? Reason.Unread : Reason.NoPicture, entry.FullName);
        else if (Length(real) is not { } length)
            _leftOut.Add(Reason.Unopened, entry.FullName);
        else if (length == 0)
            _leftOut.Add(Reason.Empty, entry.FullName);
        else
            _pictures.Add(new FoundFile(entry.FullName, real, length, entry.LinkTarget is not null));
    }

    /// <summary>Null for a link that leads nowhere or in a circle.</summary>
    private string? Real(FileSystemInfo entry)
    {
        if (entry.LinkTarget is null)
            return Path.Combine(_folder.Real, entry.Name);
        try
        {
            return RealPath.Of(entry.FullName) is { } real && Path.Exists(real) ? real : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long? Length(string real)
    {
        try
        {
            return new FileInfo(real).Length;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
