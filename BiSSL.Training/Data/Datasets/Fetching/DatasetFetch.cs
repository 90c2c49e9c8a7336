namespace BiSSL.Training.Data.Datasets.Fetching;

/// <summary>
/// Brings a dataset into a folder: downloads its files, compares their checksums, unpacks them, and deletes the archives. What is done is written down, so that
/// the same command goes on after a break. Archives that a person has put into the folder are taken as if they had come.
/// </summary>
public sealed class DatasetFetch(HttpClient client, Action<FetchProgress> report)
{
    private const string DoneFile = ".fetched";
    private const string LockFile = ".fetching";

    /// <inheritdoc cref="RunAsync"/>
    public static void Run(Dataset dataset, string folder, Action<FetchProgress> report, CancellationToken stop)
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        new DatasetFetch(client, report).RunAsync(dataset, folder, stop).GetAwaiter().GetResult();
    }

    /// <exception cref="UserError">A file cannot be had, or is not what it should be.</exception>
    public async Task RunAsync(Dataset dataset, string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        using var alone = Lock(folder);
        RequirePublished(dataset, folder);
        foreach (var archive in dataset.Archives.Where(archive => !HasCome(folder, archive)))
        {
            await FetchAsync(archive, folder, stop).ConfigureAwait(false);
            File.AppendAllLines(Path.Combine(folder, DoneFile), [archive.Name]);
        }
    }

    /// <summary>Whether all of a dataset has come into a folder this way.</summary>
    public static bool IsDone(Dataset dataset, string folder) => dataset.Archives.Count > 0 && dataset.Archives.All(archive => HasCome(folder, archive));

    internal static bool HasCome(string folder, DatasetArchive archive) =>
        File.Exists(Path.Combine(folder, DoneFile)) && File.ReadLines(Path.Combine(folder, DoneFile)).Contains(archive.Name);

    private async Task FetchAsync(DatasetArchive archive, string folder, CancellationToken stop)
    {
        var path = Path.Combine(folder, archive.Name);
        if (!File.Exists(path))
            await new Download(client, report).RunAsync(archive, path, stop).ConfigureAwait(false);
        RequireChecksum(archive, path);
        Place(path, archive, Directory.CreateDirectory(Path.Combine(folder, archive.Into)).FullName, stop);
    }

    private void Place(string path, DatasetArchive archive, string into, CancellationToken stop)
    {
        if (!ArchiveEntries.IsArchive(path))
        {
            File.Move(path, Path.Combine(into, archive.Name), overwrite: true);
            return;
        }
        var unpacker = new Unpacker(new UnpackLimits(), report);
        unpacker.Run(path, into, stop);
        foreach (var inner in archive.Inner.Select(name => Path.Combine(into, name)))
        {
            unpacker.Run(inner, Path.GetDirectoryName(inner)!, stop);
            File.Delete(inner);
        }
        File.Delete(path);
    }

    private void RequireChecksum(DatasetArchive archive, string path)
    {
        report(new FetchProgress(archive.Name, "checking", new FileInfo(path).Length, new FileInfo(path).Length));
        if (archive.Md5.Length == 0 || Checksum.Of(path) is var found && found == archive.Md5)
            return;
        File.Delete(path);
        throw new UserError($"The file '{Path.GetFullPath(path)}' is not what its authors published: its checksum (MD5) is {found} instead of {archive.Md5}. It was deleted; get it again.");
    }

    private static void RequirePublished(Dataset dataset, string folder)
    {
        if (dataset.Archives.Count == 0)
            throw new UserError($"There is nothing to get for '{dataset.Name}': {dataset.Files}.");
        var missing = dataset.Archives.Where(a => a.Url.Length == 0 && !HasCome(folder, a) && !File.Exists(Path.Combine(folder, a.Name))).Select(a => a.Name).ToArray();
        if (missing.Length > 0)
            throw new UserError($"{dataset.Title} is no longer published where a program may fetch it. Put {string.Join(", ", missing)} into '{Path.GetFullPath(folder)}' and give the same command again: it compares their checksums and unpacks them.");
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException fault)
        {
            throw new UserError($"Another command is getting data into '{Path.GetFullPath(folder)}'. Wait for it, or end it.", fault);
        }
    }
}
