namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>
/// Which folders are classes and which serve training, validation and test, by their names and by what lies directly in them. What may be meant in two ways is
/// refused.
/// </summary>
internal sealed class FolderLayout(FoundFolder root, FolderWalk walk, LeftOut leftOut)
{
    /// <summary>The folders that hold classes, that of training first: the root alone unless it has folders for the parts.</summary>
    /// <exception cref="UserError">There is no picture in a class, or what is meant is not certain.</exception>
    public IReadOnlyList<PartFolder> Parts()
    {
        var folders = Classes(root);
        FoundFolder[] named = [.. folders.Where(folder => PartNames.Of(folder) is not null && FolderProbe.HoldsPictures(folder))];
        return named.Length > 0 && HasParts(named, folders) ? OwnParts(folders, named) : [new PartFolder(Part.Training, root, folders)];
    }

    /// <summary>The folders in a folder, whose own pictures belong to no class.</summary>
    private IReadOnlyList<FoundFolder> Classes(FoundFolder folder)
    {
        var listing = new FolderListing(folder, leftOut);
        foreach (var picture in listing.Pictures)
            leftOut.Add(Reason.InNoClass, picture.Path);
        return listing.Folders;
    }

    private bool HasParts(FoundFolder[] named, IReadOnlyList<FoundFolder> folders)
    {
        FoundFolder[] training = [.. named.Where(folder => PartNames.Of(folder) == Part.Training)];
        FoundFolder[] others = [.. folders.Where(folder => PartNames.Of(folder) is null && FolderProbe.HoldsPictures(folder))];
        if (training.Any(folder => FolderProbe.Pictured(folder).Length > 0))
            return others.Length == 0 || named.Length > training.Length ? true : throw FolderFault.PartOrClass(root, named, others);
        if (named.Length == 1 && training.Length == 1 && others.Length > 0)
            return false;
        throw others.Length > 0 ? FolderFault.PartOrClass(root, named, others) : FolderFault.NoTraining(root, named);
    }

    private IReadOnlyList<PartFolder> OwnParts(IReadOnlyList<FoundFolder> folders, FoundFolder[] named)
    {
        foreach (var folder in folders.Except(named))
            leftOut.Add(FolderProbe.HoldsPictures(folder) ? Reason.BesideParts : Reason.WithoutPictures, folder.Path);
        var parts = walk.Enterable(named).ToLookup(folder => PartNames.Of(folder)!.Value);
        if (!parts.Contains(Part.Training))
            throw FolderFault.NoTraining(root, named);
        return [.. parts.OrderBy(part => part.Key).Select(part => part.Count() == 1 ? Own(part.Key, part.Single()) : throw FolderFault.SamePart(root, part.Key, [.. part]))];
    }

    private PartFolder Own(Part part, FoundFolder folder) =>
        FolderProbe.Pictured(folder).Length > 0 ? new PartFolder(part, folder, Classes(folder)) : throw FolderFault.NoClassesInPart(root, folder);
}
