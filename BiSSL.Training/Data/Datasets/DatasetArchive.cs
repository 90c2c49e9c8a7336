namespace BiSSL.Training.Data.Datasets;

/// <summary>A file as its authors publish it.</summary>
/// <param name="Url">Where it is; empty if it is no longer published where a program may fetch it.</param>
/// <param name="Md5">Its checksum in small hexadecimal digits; empty where none was published.</param>
/// <param name="Into">The folder below the dataset's own in which it is unpacked, or kept if it is no archive.</param>
public sealed record DatasetArchive(string Url, string Md5, string Into = "")
{
    /// <summary>The file's name.</summary>
    public string Name { get; init; } = Url[(Url.LastIndexOf('/') + 1)..];

    /// <summary>Archives that lie in this one and are unpacked in their turn.</summary>
    public IReadOnlyList<string> Inner { get; init; } = [];
}
