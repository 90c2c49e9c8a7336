namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>
/// Enters folders and all below, each real folder once: first what lies there, then, in order, what links lead to. So a link never takes a picture from the
/// folder that holds it, and links that lead in a circle end.
/// </summary>
/// <param name="root">The folder that the user named; nothing that leads to it or above is entered.</param>
internal sealed class FolderWalk(FoundFolder root, LeftOut leftOut)
{
    private readonly HashSet<string> _entered = [root.Real];
    private readonly Queue<(List<FoundFile> Into, FoundFolder Link)> _links = new();

    /// <summary>The pictures in each of the folders and below, sorted by path; of several links to one file in a folder the first, or the file itself.</summary>
    public IReadOnlyList<FoundFile[]> Pictures(IReadOnlyList<FoundFolder> folders)
    {
        var found = folders.Select(_ => new List<FoundFile>()).ToArray();
        var entered = Enterable(folders).ToHashSet();
        foreach (var (index, folder) in folders.Index().Where(folder => entered.Contains(folder.Item)))
            Enter(folder, found[index]);
        Follow();
        return [.. found.Select(Distinct)];
    }

    /// <summary>The pictures in the root and in all folders below.</summary>
    public FoundFile[] Below()
    {
        var found = new List<FoundFile>();
        Enter(root, found);
        Follow();
        return Distinct(found);
    }

    /// <summary>Those of the folders that were not entered yet; of several ways to one, the folder itself.</summary>
    public IReadOnlyList<FoundFolder> Enterable(IReadOnlyList<FoundFolder> folders) => [.. folders.OrderBy(folder => folder.IsLink).Where(MayEnter)];

    private void Enter(FoundFolder folder, List<FoundFile> into)
    {
        var listing = new FolderListing(folder, leftOut);
        into.AddRange(listing.Pictures);
        foreach (var below in listing.Folders)
        {
            if (below.IsLink)
                _links.Enqueue((into, below));
            else if (MayEnter(below))
                Enter(below, into);
        }
    }

    private void Follow()
    {
        while (_links.TryDequeue(out var next))
        {
            if (MayEnter(next.Link))
                Enter(next.Link, next.Into);
        }
    }

    private bool MayEnter(FoundFolder folder)
    {
        var fresh = !root.IsBelow(folder) && _entered.Add(folder.Real);
        if (!fresh)
            leftOut.Add(Reason.EnteredBefore, folder.Path);
        return fresh;
    }

    private FoundFile[] Distinct(List<FoundFile> files)
    {
        var seen = new HashSet<string>();
        var (taken, again) = (new List<FoundFile>(), new List<FoundFile>());
        foreach (var file in files.OrderBy(file => file.IsLink).ThenBy(file => file.Path, StringComparer.Ordinal))
            (seen.Add(file.Real) ? taken : again).Add(file);
        again.ForEach(file => leftOut.Add(Reason.TakenBefore, file.Path));
        return [.. taken.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }
}
