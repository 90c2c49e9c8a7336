using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Datasets.Fetching;

namespace BiSSL.Web.Catalog.Datasets;

/// <summary>A dataset with what of it is here.</summary>
/// <param name="Folder">Where it is looked for; empty where there is nothing to look for.</param>
/// <param name="Files">What lies there.</param>
/// <param name="Found">What its last check told; null without one.</param>
/// <param name="Checking">Whether a check waits or is under way.</param>
/// <param name="Trouble">Why the last check could not be made; null if it could.</param>
public sealed record DatasetSummary(Dataset Dataset, string Folder, DatasetState Files, DatasetFound? Found, bool Checking, string? Trouble)
{
    public Standing Standing => Dataset.Name switch
    {
        "shapes" => Standing.Drawn,
        "folder" => Standing.Own,
        _ when Files.Unpacked + Files.Coming == 0 => Standing.Missing,
        _ when Files.Coming > 0 => Standing.Coming,
        _ => Found?.Fault is null ? Standing.Here : Standing.Broken,
    };

    /// <summary>Whether there is anything that a check could read.</summary>
    public bool CanBeChecked => Standing is not (Standing.Missing or Standing.Coming);

    /// <summary>The preset that has it in mind.</summary>
    public string Preset => Dataset.Name switch
    {
        "shapes" => "demo",
        "folder" or "stl10" => "paper",
        var name => $"paper/{name}",
    };
}
