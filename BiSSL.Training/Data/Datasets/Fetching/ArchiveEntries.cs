using System.Formats.Tar;
using System.IO.Compression;

namespace BiSSL.Training.Data.Datasets.Fetching;

/// <summary>What is in a .tar, .tar.gz, .tgz or .zip, in its order.</summary>
internal static class ArchiveEntries
{
    private const int TarBlock = 512, EndOfTar = 2 * TarBlock;
    private const int UnixKind = 0xF000, UnixFile = 0x8000, UnixFolder = 0x4000;

    public static bool IsArchive(string path) => IsGzippedTar(path) || path.EndsWith(".tar", StringComparison.Ordinal) || path.EndsWith(".zip", StringComparison.Ordinal);

    /// <exception cref="InvalidDataException">It is damaged or cut off.</exception>
    public static IEnumerable<ArchiveEntry> Of(string path)
    {
        if (path.EndsWith(".zip", StringComparison.Ordinal))
            return Zip(path);
        return IsGzippedTar(path) ? Tar(() => new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) : Tar(() => WholeTar(path));
    }

    private static bool IsGzippedTar(string path) => path.EndsWith(".tar.gz", StringComparison.Ordinal) || path.EndsWith(".tgz", StringComparison.Ordinal);

    private static IEnumerable<ArchiveEntry> Tar(Func<Stream> open)
    {
        using var stream = open();
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType != TarEntryType.GlobalExtendedAttributes)
                yield return new ArchiveEntry(entry.Name, Kind(entry.EntryType), () => entry.DataStream ?? Stream.Null);
        }
        stream.CopyTo(Stream.Null);    // a gzip stream tells only at its end that it was cut off
    }

    /// <summary>A tar ends with two blocks of zeros; without them it was cut off between two files.</summary>
    private static FileStream WholeTar(string path)
    {
        var file = File.OpenRead(path);
        var end = new byte[EndOfTar];
        file.Seek(-Math.Min(EndOfTar, file.Length), SeekOrigin.End);
        if (file.Length % TarBlock != 0 || file.ReadAtLeast(end, EndOfTar, throwOnEndOfStream: false) < EndOfTar || end.AsSpan().ContainsAnyExcept((byte)0))
        {
            file.Dispose();
            throw new InvalidDataException("The end of the archive is missing.");
        }
        file.Position = 0;
        return file;
    }

    private static ArchiveEntryKind Kind(TarEntryType type) => type switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile => ArchiveEntryKind.File,
        TarEntryType.Directory => ArchiveEntryKind.Folder,
        _ => ArchiveEntryKind.Other,
    };

    private static IEnumerable<ArchiveEntry> Zip(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        foreach (var entry in zip.Entries)
            yield return new ArchiveEntry(entry.FullName, Kind(entry), entry.Open);
    }

    private static ArchiveEntryKind Kind(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & UnixKind) switch
    {
        UnixFolder => ArchiveEntryKind.Folder,
        0 or UnixFile => entry.FullName.EndsWith('/') ? ArchiveEntryKind.Folder : ArchiveEntryKind.File,
        _ => ArchiveEntryKind.Other,
    };
}
