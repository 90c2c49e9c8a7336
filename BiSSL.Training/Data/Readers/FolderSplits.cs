namespace BiSSL.Training.Data.Readers;

/// <summary>
/// The sets of a folder of pictures. If it has the folders train and test, these (and val, if there) hold one folder per class each;
/// else it holds the classes itself, and test and validation are seeded stratified shares.
/// </summary>
internal static class FolderSplits
{
    public static LabelledSplits Load(DatasetRequest request, List<string> warnings)
    {
        ImageSet Read(string part) => PictureFolder.Labelled(Path.Combine(request.Root, part), request.Size, warnings, request.DecodedFolder);
        bool Has(string part) => Directory.Exists(Path.Combine(request.Root, part));
        if (!Has("train") || !Has("test"))
            return Divided(request, Read(""), warnings);
        var sets = Has("val") ? new LabelledSplits(Read("train"), Read("val"), Read("test"), warnings) : WithoutValidation(request, Read("train"), Read("test"), warnings);
        RequireSameClasses(request.Root, sets);
        return sets;
    }

    private static LabelledSplits Divided(DatasetRequest request, ImageSet all, List<string> warnings)
    {
        using (all)
        {
            var (rest, test) = Stratified.Split(Splits.Labels(all), request.ValidationShare, request.Seed, "data/test");
            return WithoutValidation(request, all.Subset(rest), all.Subset(test), warnings);
        }
    }

    private static LabelledSplits WithoutValidation(DatasetRequest request, ImageSet pool, ImageSet test, List<string> warnings)
    {
        using (pool)
        {
            var (train, validation) = Splits.Indices(request, Splits.Labels(pool));
            return new LabelledSplits(pool.Subset(train), pool.Subset(validation), test, warnings);
        }
    }

    private static void RequireSameClasses(string root, LabelledSplits sets)
    {
        foreach (var set in new[] { sets.Validation, sets.Test })
        {
            var different = set.ClassNames.Concat(sets.Train.ClassNames).FirstOrDefault(name => !set.ClassNames.Contains(name) || !sets.Train.ClassNames.Contains(name));
            if (different is not null)
                throw new UserError($"The class '{different}' is not in every part of the folder '{Path.GetFullPath(root)}'. Give train, val and test the same class folders.");
        }
    }
}
