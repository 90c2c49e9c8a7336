namespace BiSSL.Training.Data.Datasets.Fetching;

/// <summary>What of a dataset lies in a folder.</summary>
/// <param name="Unpacked">Bytes of its files.</param>
/// <param name="Coming">Bytes of downloads that broke off or are under way.</param>
/// <param name="Missing">Names of the published files that have not come, where any has.</param>
public sealed record DatasetState(long Unpacked, long Coming, IReadOnlyList<string> Missing)
{
    public static DatasetState Of(Dataset dataset, string folder)
    {
        var files = dataset.Archives.Count > 0 && Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).ToList() : [];
        var coming = files.Where(file => file.Name.EndsWith(Download.Unfinished, StringComparison.Ordinal)).Sum(file => file.Length);
        var missing = dataset.Archives.Where(archive => !DatasetFetch.HasCome(folder, archive)).Select(archive => archive.Name);
        return new DatasetState(files.Sum(file => file.Length) - coming, coming, files.Count > 0 ? [.. missing] : []);
    }

    /// <summary>Such as "2.6 GB", "–", or what is missing.</summary>
    public string Describe() => (Unpacked, Coming, Missing.Count) switch
    {
        (0, 0, _) => "–",
        (_, 0, 0) => NumberText.Bytes(Unpacked),
        (_, > 0, _) => $"{NumberText.Bytes(Unpacked)}, and {NumberText.Bytes(Coming)} of a download; data get goes on",
        _ => $"{NumberText.Bytes(Unpacked)}, not by data get: {string.Join(", ", Missing)}",
    };
}
