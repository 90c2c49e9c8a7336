namespace BiSSL.Training.Data.Datasets.Fetching;

/// <summary>A file or folder in an archive.</summary>
/// <param name="Name">As the archive has it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Open">Its content, to be read before the next entry is asked for.</param>
internal sealed record ArchiveEntry(string Name, ArchiveEntryKind Kind, Func<Stream> Open);

internal enum ArchiveEntryKind
{
    File,
    Folder,

    /// <summary>A link, a device or a pipe.</summary>
    Other,
}
