namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>Tells whether the pretext task is given the pictures that test the network.</summary>
internal static class PretextPictures
{
    /// <param name="request">The labelled pictures.</param>
    /// <param name="root">The folder of the unlabelled ones.</param>
    public static IEnumerable<string> Cautions(DatasetRequest request, string root)
    {
        if (request.Name == "folder" && SeesTest(request.Root, root))
            yield return $"The pretext task sees test pictures too, without their labels: they lie in the folder '{PlainText.Line(root)}' as well. Name a folder without them (data.unlabelledRoot), or take the training pictures (data.unlabelled=same).";
    }

    private static bool SeesTest(string labelled, string unlabelled)
    {
        var seen = new FolderWalk(FoundFolder.Root(unlabelled), new LeftOut()).Below().Select(file => file.Real).ToHashSet();
        var parts = new FolderClasses(labelled).Parts;
        var test = parts.FirstOrDefault(part => part.Part == Part.Test) ?? parts[0];
        return test.Classes.Any(files => files.Any(file => seen.Contains(file.Real)));
    }
}
