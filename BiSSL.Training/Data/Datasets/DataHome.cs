namespace BiSSL.Training.Data.Datasets;

/// <summary>Where datasets lie unless <c>data.root</c> says otherwise: a folder "data" beside the store, with a folder for each.</summary>
/// <param name="Folder">Empty for nowhere.</param>
public sealed record DataHome(string Folder)
{
    public static DataHome None { get; } = new("");

    /// <param name="store">The store's folder.</param>
    public static DataHome Beside(string store) => new(Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(store))) ?? "/", "data"));

    /// <summary>Where decoded pictures are kept; empty for nowhere.</summary>
    public string Decoded => Folder.Length > 0 ? Path.Combine(Folder, ".decoded") : "";

    /// <summary>Where a dataset's last check is told, with its example images.</summary>
    public string Checked(string name) => Path.Combine(Folder, ".checked", name);

    public string Of(Dataset dataset) => Path.Combine(Folder, dataset.Name);

    /// <summary>The folder that a person named, or the dataset's own here.</summary>
    public string Root(string given, string name) =>
        given.Length == 0 && Folder.Length > 0 && Dataset.Find(name) is { Archives.Count: > 0 } dataset ? Of(dataset) : given;
}
