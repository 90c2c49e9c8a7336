namespace BiSSL.Training.Data.Datasets;

/// <summary>What is known of a dataset before any of its files is here (specification section 5).</summary>
public sealed record Dataset
{
    /// <summary>As in <c>data.name</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Number of classes; 0 if its folders say.</summary>
    public int Classes { get; init; }

    public DatasetSizes Sizes { get; init; } = new(0, 0, 0);

    /// <summary>Side of its images in pixels; 0 where they differ or the options say.</summary>
    public int Side { get; init; }

    /// <summary>About how much there is to download, in millions of bytes.</summary>
    public int Megabytes { get; init; }

    /// <summary>Whether an image may have several labels.</summary>
    public bool ManyLabels { get; init; }

    /// <summary>Whether it also serves the pretext task with images of its own.</summary>
    public bool HasUnlabelled { get; init; }

    /// <summary>The folder that its files make, below the one that <c>data.root</c> names or the same; empty for none.</summary>
    public string Folder { get; init; } = "";

    /// <summary>What is expected there, in words.</summary>
    public required string Files { get; init; }

    /// <summary>What to get and where, in words.</summary>
    public required string Origin { get; init; }

    public IReadOnlyList<DatasetArchive> Archives { get; init; } = [];

    /// <summary>Whether all of it is published where a program may fetch it.</summary>
    public bool CanBeFetched => Archives.Count > 0 && Archives.All(archive => archive.Url.Length > 0);

    /// <summary>What a person may do to get it: the beginning of a sentence.</summary>
    public string HowToGet => CanBeFetched ? $"Get it with ./run.sh data get {Name}, or get {Origin} and unpack it" : $"Get {Origin} and unpack it";

    /// <summary>Checksums (MD5) of single files that were published, by their names below <see cref="Folder"/>.</summary>
    public IReadOnlyDictionary<string, string> Md5 { get; init; } = new Dictionary<string, string>();

    /// <summary>All that can be read.</summary>
    public static IReadOnlyList<Dataset> All => DatasetCatalog.All;

    public static Dataset? Find(string name) => All.FirstOrDefault(set => set.Name == name);

    /// <exception cref="UserError">There is none of that name.</exception>
    public static Dataset Named(string name) =>
        Find(name) ?? throw new UserError($"There is no dataset '{name}'. Choose one of {string.Join(", ", All.Select(set => set.Name))}.");
}
