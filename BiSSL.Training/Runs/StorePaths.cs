namespace BiSSL.Training.Runs;

/// <summary>Where everything lies in the store folder.</summary>
/// <param name="root">The store folder; made absolute.</param>
public sealed class StorePaths(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Database => Path.Combine(Root, "bissl.db");

    /// <summary>Room that a full disk gets back.</summary>
    internal string Reserve => Path.Combine(Root, "reserve");

    /// <summary>Results of stages, one folder per stage, one file per key.</summary>
    public string Cache => Path.Combine(Root, "cache");

    public string Run(string id) => Path.Combine(Root, "runs", OneName(id));

    public string Lock(string id) => Path.Combine(Run(id), "lock");

    public string Checkpoints(string id) => Path.Combine(Run(id), "checkpoints");

    public string Exports(string id) => Path.Combine(Run(id), "exports");

    /// <summary>Sets of features, one folder per part of the run.</summary>
    public string Features(string id) => Path.Combine(Run(id), "features");

    public string Map(string id, string map) => Path.Combine(Run(id), "maps", OneName(map));

    /// <summary>What the trainer's process printed.</summary>
    public string Log(string id) => Path.Combine(Run(id), "log.txt");

    /// <summary>Bytes of all files in the run's folder; files that vanish meanwhile count as nothing.</summary>
    public long DiskUsage(string id) => Directory.Exists(Run(id))
        ? new DirectoryInfo(Run(id)).EnumerateFiles("*", SearchOption.AllDirectories).Sum(Length)
        : 0;

    /// <exception cref="MachineError">The folder cannot be made.</exception>
    internal void MakeRun(string id)
    {
        try
        {
            Directory.CreateDirectory(Run(id));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineError($"The folder {Run(id)} cannot be made ({e.Message.TrimEnd('.')}); check the disk, its free space and your rights.", e);
        }
    }

    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private static string OneName(string id) => id.Length > 0 && id.All(char.IsAsciiLetterOrDigit)
        ? id
        : throw new UserError($"'{id}' is not the id of a run; ids are letters and digits, as `runs` lists them.");
}
