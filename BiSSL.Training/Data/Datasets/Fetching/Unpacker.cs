namespace BiSSL.Training.Data.Datasets.Fetching;

/// <summary>
/// Unpacks an archive that nobody vouches for: into a folder aside, whose content is moved to its place when all is there. Names that lead out of the folder,
/// links and bombs end it, and nothing is left.
/// </summary>
internal sealed class Unpacker(UnpackLimits limits, Action<FetchProgress> report)
{
    public const string Aside = ".unpacking";

    /// <exception cref="UserError">The archive is damaged, cut off or harmful, or the disk is full. The folder is as it was.</exception>
    public void Run(string archive, string folder, CancellationToken stop)
    {
        var aside = Path.Combine(folder, Aside);
        Remove(aside);
        Directory.CreateDirectory(aside);
        try
        {
            Unpack(archive, aside, stop);
            Move(aside, folder);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw Refused(archive, fault is InvalidDataException or EndOfStreamException ? $"is damaged or cut off ({fault.Message.TrimEnd('.')})" : $"cannot be unpacked ({fault.Message.TrimEnd('.')})");
        }
        finally
        {
            Remove(aside);
        }
    }

    private void Unpack(string archive, string aside, CancellationToken stop)
    {
        var allowance = new Allowance(limits.Bytes(new FileInfo(archive).Length), limits.Entries);
        foreach (var entry in ArchiveEntries.Of(archive))
        {
            stop.ThrowIfCancellationRequested();
            if (!allowance.Entry())
                throw Refused(archive, $"holds more than {limits.Entries:N0} files");
            var path = Inside(archive, aside, entry);
            if (entry.Kind == ArchiveEntryKind.Folder)
                Directory.CreateDirectory(path);
            else
                Write(archive, entry, path, allowance);
        }
        if (allowance.IsUntouched)
            throw new InvalidDataException("It holds nothing.");
    }

    private void Write(string archive, ArchiveEntry entry, string path, Allowance allowance)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var from = entry.Open();
        using var to = new FileStream(path, FileMode.Create, FileAccess.Write);
        var buffer = new byte[1 << 17];
        for (var read = from.Read(buffer); read > 0; read = from.Read(buffer))
        {
            if (!allowance.Bytes(read))
                throw Refused(archive, $"unpacks to more than {limits.Ratio} times its own {new FileInfo(archive).Length:N0} bytes, as only a bomb does");
            to.Write(buffer, 0, read);
            report(new FetchProgress(Path.GetFileName(archive), "unpacking", allowance.Unpacked, null));
        }
    }

    private static string Inside(string archive, string folder, ArchiveEntry entry)
    {
        if (entry.Kind == ArchiveEntryKind.Other)
            throw Refused(archive, $"holds '{entry.Name}', a link or device");
        var parts = entry.Name.Split('/', '\\').Where(part => part is not ("" or ".")).ToArray();
        if (entry.Name is ['/' or '\\', ..] || parts.Any(part => part == ".." || part.AsSpan().ContainsAny('\0', ':')))
            throw Refused(archive, $"holds '{entry.Name}', which leads out of the folder");
        return Path.Combine([folder, .. parts]);
    }

    /// <summary>Moves what a folder holds into another; folders that are in both are joined.</summary>
    private static void Move(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from))
            File.Move(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        foreach (var inner in Directory.GetDirectories(from))
        {
            var target = Path.Combine(to, Path.GetFileName(inner));
            if (Directory.Exists(target))
                Move(inner, target);
            else
                Directory.Move(inner, target);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static UserError Refused(string archive, string what) => new($"The archive '{Path.GetFullPath(archive)}' {what}. Nothing of it was unpacked; delete it and get it again from a source you trust.");

    /// <summary>What is left of the limits.</summary>
    private sealed class Allowance(long bytes, int entries)
    {
        private int _entries;

        public bool IsUntouched => _entries == 0;

        public long Unpacked { get; private set; }

        public bool Entry() => ++_entries <= entries;

        public bool Bytes(int more) => (Unpacked += more) <= bytes;
    }
}
