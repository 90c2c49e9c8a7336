using BiSSL.Training.Data.Imaging;

namespace BiSSL.Tests.Data.Readers.Folders;

/// <summary>What a tree without links to folders holds, read from it anew by the words of the guide.</summary>
internal sealed class TreeOracle
{
    private static readonly Dictionary<string, string> s_parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = "train", ["training"] = "train", ["val"] = "val", ["valid"] = "val", ["validation"] = "val", ["dev"] = "val", ["test"] = "test", ["testing"] = "test",
    };

    private readonly string _root;

    public TreeOracle(string root)
    {
        _root = root;
        HasFolderLinks = LeadsToAFolder(root);
        if (HasFolderLinks)
            return;
        foreach (var part in Visible(root).Where(Directory.Exists))
        {
            if (s_parts.TryGetValue(Path.GetFileName(part), out var name) && Visible(part).Any(below => Directory.Exists(below) && Pictures(below).Length > 0))
                Parts[name] = part;
        }
        if (!Parts.ContainsKey("train"))
            Parts = new() { ["train"] = root };
    }

    public bool HasFolderLinks { get; }

    /// <summary>The folder of each part; the root alone where it holds the classes.</summary>
    public Dictionary<string, string> Parts { get; } = [];

    /// <summary>How many pictures of each content every class of a part holds.</summary>
    public int[][] Contents(string part, IEnumerable<string> classes) =>
        [.. classes.Select(name => Pictures(Folder(part, name)).Where(IsWhole).GroupBy(file => Convert.ToHexString(File.ReadAllBytes(file))).Select(content => content.Count()).ToArray())];

    /// <summary>Contents of the whole pictures of a part.</summary>
    public string[] All(string part) => [.. Classes(part).SelectMany(folder => Pictures(folder).Where(IsWhole)).Select(file => Convert.ToHexString(File.ReadAllBytes(file)))];

    public IEnumerable<string> Classes(string part) => Visible(Parts[part]).Where(folder => Directory.Exists(folder) && Pictures(folder).Length > 0);

    public int Damaged => Parts.Keys.Sum(part => Classes(part).Sum(folder => Pictures(folder).Count(file => !IsWhole(file))));

    /// <summary>Hidden files and folders where somebody looks.</summary>
    public int Hidden => Looked().SelectMany(Directory.EnumerateFileSystemEntries).Count(path => IsHidden(Path.GetFileName(path)));

    public int EmptyFiles => Looked().SelectMany(Visible).Count(path => IsPicture(path) && IsFile(path) && new FileInfo(Real(path)).Length == 0);

    public int DeadLinks => Looked().SelectMany(Visible).Count(path => IsLink(path) && !IsFile(path) && !Directory.Exists(path));

    public int Unread => Looked().SelectMany(Visible).Count(path => Path.GetExtension(path) is ".tiff" or "" && IsFile(path));

    /// <summary>Whole pictures anywhere in the tree.</summary>
    public static int Whole(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Where(path => !IsLink(path)).Sum(path => Directory.Exists(path) ? Whole(path) : IsPicture(path) && IsWhole(path) ? 1 : 0);

    private static bool LeadsToAFolder(string folder) => Directory.EnumerateFileSystemEntries(folder).Where(Directory.Exists).Any(path => IsLink(path) || LeadsToAFolder(path));

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>Where a path leads, whether or not something is there.</summary>
    private static string Real(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return ""; // A circle.
        }
    }

    private static bool IsFile(string path) => File.Exists(Real(path)) && !IsLink(Real(path));

    private static bool IsHidden(string name) => name[0] == '.' || name is "__MACOSX" or "@eaDir" || name.Equals("thumbs.db", StringComparison.OrdinalIgnoreCase);

    private static bool IsPicture(string path) => PictureFile.Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static bool IsWhole(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return bytes.Length > 2 && bytes[0] == 0xFF && bytes[1] == 0xD8;
    }

    private static IEnumerable<string> Visible(string folder) => Directory.EnumerateFileSystemEntries(folder).Where(path => !IsHidden(Path.GetFileName(path)));

    /// <summary>Files of a class, once each, that are not empty.</summary>
    private static string[] Pictures(string folder) =>
    [
        .. Visible(folder).SelectMany(path => Directory.Exists(path) ? Pictures(path) : IsFile(path) && IsPicture(path) && new FileInfo(Real(path)).Length > 0 ? [path] : [])
            .GroupBy(Real).Select(same => same.First()),
    ];

    private string Folder(string part, string name) => Path.Combine(Parts[part], name);

    /// <summary>The root, the folders of parts, and all in them that is not hidden.</summary>
    private IEnumerable<string> Looked() => Parts.Values.SelectMany(part => Below(part).Prepend(part)).Prepend(_root).Distinct();

    private static IEnumerable<string> Below(string folder) => Visible(folder).Where(Directory.Exists).SelectMany(below => Below(below).Prepend(below));
}
