using BiSSL.Training.Data.Datasets;

namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>The classes of a folder, by the names of the training folder's folders, and the picture files of each in every part.</summary>
internal sealed class FolderClasses
{
    private readonly FoundFolder _root;
    private readonly LeftOut _leftOut = new();

    /// <exception cref="UserError">The folder is not there, what is meant is not certain, or a class is lost.</exception>
    public FolderClasses(string root)
    {
        _root = FoundFolder.Root(root);
        var walk = new FolderWalk(_root, _leftOut);
        var folders = new FolderLayout(_root, walk, _leftOut).Parts();
        var pictures = new Queue<FoundFile[]>(walk.Pictures([.. folders.SelectMany(part => part.Classes)]));
        var found = folders.Select(part => (Part: part, Classes: Present([.. part.Classes.Select(folder => (folder, pictures.Dequeue()))]))).ToArray();
        Names = NamesOf(found[0].Part.Folder, found[0].Classes);
        Parts = [.. found.Select(part => new PartFiles(part.Part.Part, part.Part.Folder, Ordered(part.Part, part.Classes)))];
        Description = Describe();
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Training first.</summary>
    public IReadOnlyList<PartFiles> Parts { get; }

    public DataDescription Description { get; }

    public bool HasOwnParts => Parts[0].Folder != _root;

    /// <summary>Class folders that hold pictures. One with files of which none is a picture that is read is a class that would be lost.</summary>
    private (FoundFolder Folder, FoundFile[] Files)[] Present((FoundFolder Folder, FoundFile[] Files)[] classes)
    {
        foreach (var (folder, _) in classes.Where(one => one.Files.Length == 0 && !_leftOut.Has(Reason.EnteredBefore, one.Folder.Path)))
        {
            if (_leftOut.Below(folder.Path, Reason.Unread, Reason.Empty, Reason.Unopened, Reason.DeadLink) > 0)
                throw FolderFault.NotRead(_root, folder);
            _leftOut.Add(Reason.WithoutPictures, folder.Path);
        }
        return [.. classes.Where(one => one.Files.Length > 0)];
    }

    private string[] NamesOf(FoundFolder folder, (FoundFolder Folder, FoundFile[] Files)[] classes)
    {
        if (classes.Length < 2)
            throw classes is [var (only, _)] ? FolderFault.OneClass(folder, only) : FolderFault.NoClasses(folder, _leftOut.Count(Reason.InNoClass));
        Array.ForEach(classes, one => RequireUndivided(one.Folder, one.Files));
        string[] names = [.. classes.Select(one => PlainText.Line(one.Folder.Name))];
        return names.GroupBy(name => name).FirstOrDefault(name => name.Count() > 1) is { } twice ? throw FolderFault.Alike(_root, twice.Key) : names;
    }

    /// <exception cref="UserError">The class holds parts, which would be taken together.</exception>
    private void RequireUndivided(FoundFolder folder, FoundFile[] files)
    {
        string[] below = [.. files.Select(file => Path.GetRelativePath(folder.Path, file.Path).Split(Path.DirectorySeparatorChar)[0]).Distinct().Where(name => PartNames.Of(name) is not null)];
        if (below.Select(PartNames.Of).Distinct().Count() > 1)
            throw FolderFault.PartsInClass(_root, folder, below);
    }

    private IReadOnlyList<FoundFile[]> Ordered(PartFolder part, (FoundFolder Folder, FoundFile[] Files)[] classes)
    {
        var byName = classes.ToLookup(one => PlainText.Line(one.Folder.Name), one => one.Files);
        if (byName.FirstOrDefault(name => name.Count() > 1) is { } twice)
            throw FolderFault.Alike(_root, twice.Key);
        if (byName.Select(name => name.Key).Except(Names).FirstOrDefault() is { } stranger)
            throw FolderFault.OnlyInPart(_root, part, stranger);
        return [.. Names.Select(name => byName[name].FirstOrDefault() ?? [])];
    }

    private DataDescription Describe()
    {
        var alike = Names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(name => name.Count() > 1)
            .Select(name => $"{Words.List([.. name.Select(one => $"'{one}'")])} differ in capitals only and are different classes here. If they are one, put their pictures together.");
        return new DataDescription([Taken()], _leftOut.Sentences(_root.Path), [.. alike]);
    }

    private string Taken()
    {
        var training = $"'{PlainText.Line(Parts[0].Folder.Name)}'";
        if (!HasOwnParts)
            return $"The folder '{PlainText.Line(_root.Path)}' has a folder for each class; validation and test pictures are seeded shares of every class.{string.Concat(Names.Where(name => PartNames.Of(name) is not null).Select(name => $" '{name}' is taken for a class."))}";
        string Source(Part part) => Parts.FirstOrDefault(own => own.Part == part) is { } own ? $"come from '{PlainText.Line(own.Folder.Name)}'" : $"are a seeded share of every class of {training}, as no folder is named for them";
        return $"In the folder '{PlainText.Line(_root.Path)}', training pictures come from {training}; validation pictures {Source(Part.Validation)}; test pictures {Source(Part.Test)}.";
    }
}
