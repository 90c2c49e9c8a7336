namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>What of a folder was not taken, each path once.</summary>
internal sealed class LeftOut
{
    private const int Named = 3;

    private static readonly Dictionary<Reason, (string One, string Many)> s_words = new()
    {
        [Reason.Hidden] = ("hidden file or folder was", "hidden files and folders were"),
        [Reason.Unread] = ("file of a format that is not read was", "files of formats that are not read were"),
        [Reason.NoPicture] = ("file that is no picture was", "files that are no pictures were"),
        [Reason.Empty] = ("empty file was", "empty files were"),
        [Reason.Unopened] = ("file or folder that cannot be opened was", "files and folders that cannot be opened were"),
        [Reason.DeadLink] = ("link that leads nowhere was", "links that lead nowhere were"),
        [Reason.EnteredBefore] = ("folder that is taken by another way was", "folders that are taken by other ways were"),
        [Reason.TakenBefore] = ("link to a picture that its class has already was", "links to pictures that their classes have already were"),
        [Reason.InNoClass] = ("picture that lies in no class folder was", "pictures that lie in no class folder were"),
        [Reason.BesideParts] = ("folder beside the training folder was", "folders beside the training folder were"),
        [Reason.WithoutPictures] = ("folder without pictures was", "folders without pictures were"),
    };

    private readonly SortedDictionary<Reason, SortedSet<string>> _paths = [];

    public void Add(Reason reason, string path)
    {
        if (!_paths.TryGetValue(reason, out var paths))
            _paths[reason] = paths = new SortedSet<string>(StringComparer.Ordinal);
        paths.Add(path);
    }

    public int Count(Reason reason) => _paths.TryGetValue(reason, out var paths) ? paths.Count : 0;

    public bool Has(Reason reason, string path) => _paths.TryGetValue(reason, out var paths) && paths.Contains(path);

    /// <summary>How many paths were left out for the reasons: a folder or what lies below it.</summary>
    public int Below(string folder, params Reason[] reasons) =>
        reasons.Sum(reason => _paths.TryGetValue(reason, out var paths) ? paths.Count(path => path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) : 0);

    /// <summary>A sentence for each reason, with the count and the first few.</summary>
    public IReadOnlyList<string> Sentences(string root) => [.. _paths.Select(reason => Sentence(root, reason.Key, reason.Value))];

    private static string Sentence(string root, Reason reason, SortedSet<string> paths)
    {
        string[] things = reason is Reason.Unread or Reason.NoPicture
            ? [.. paths.GroupBy(Ending).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{Words.Number(kind.Count())} {kind.Key}")]
            : [.. paths.Select(path => $"'{PlainText.Line(Path.GetRelativePath(root, path))}'")];
        var shown = things.Length > Named + 1 ? [.. things.Take(Named), $"{Words.Number(things.Length - Named)} others"] : things;
        return $"{Words.Number(paths.Count)} {(paths.Count == 1 ? s_words[reason].One : s_words[reason].Many)} left out: {Words.List(shown)}.";
    }

    private static string Ending(string path) => Path.GetExtension(path) is { Length: > 0 } ending ? PlainText.Line(ending.ToLowerInvariant()) : "without an ending";
}
