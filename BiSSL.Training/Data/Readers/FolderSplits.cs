using BiSSL.Training.Data.Readers.Folders;

namespace BiSSL.Training.Data.Readers;

/// <summary>
/// The sets of a folder of pictures: of its training, validation and test folders, each with a folder per class; where one is missing, a seeded stratified share
/// of the training pictures, in which the same picture, to the last pixel, stays on one side.
/// </summary>
internal sealed class FolderSplits
{
    private readonly DatasetRequest _request;
    private readonly Dictionary<Part, (ImageSet Set, FoundFile[] Files)> _parts = [];

    private FolderSplits(DatasetRequest request) => _request = request;

    /// <exception cref="UserError">What is meant is not certain, or a class is lost.</exception>
    public static LabelledSplits Load(DatasetRequest request, List<PictureNote> warnings) => new FolderSplits(request).Load(warnings);

    private LabelledSplits Load(List<PictureNote> warnings)
    {
        var classes = new FolderClasses(_request.Root);
        foreach (var part in classes.Parts)
            _parts[part.Part] = PictureFolder.Labelled(part, classes.Names, _request.Decoding, warnings, _request.DecodedFolder);
        var first = First();
        if (!_parts.ContainsKey(Part.Test))
            Divide(Part.Test, labels => Stratified.Split(labels, _request.ValidationShare, _request.Seed, "data/test", Same(first)));
        if (!_parts.ContainsKey(Part.Validation))
            Divide(Part.Validation, labels => Splits.Indices(_request, labels, Same(first)));
        var doubles = Doubles.Sentences(Path.GetFullPath(_request.Root), _parts.SelectMany(part => Placed(part.Key, first)));
        return new LabelledSplits(_parts[Part.Training].Set, _parts[Part.Validation].Set, _parts[Part.Test].Set, warnings) { Description = classes.Description.With(doubles) };
    }

    /// <summary>For each file the number of the first with the same picture.</summary>
    private Dictionary<FoundFile, int> First() =>
        _parts.Values.SelectMany(part => part.Files).Zip(SamePictures.First(_parts.Values.Select(part => part.Set))).ToDictionary(one => one.First, one => one.Second);

    private int[] Same(Dictionary<FoundFile, int> first) => Array.ConvertAll(_parts[Part.Training].Files, file => first[file]);

    private void Divide(Part part, Func<long[], (int[] Kept, int[] Apart)> split)
    {
        var (set, files) = _parts[Part.Training];
        using (set)
        {
            var (kept, apart) = split(Splits.Labels(set));
            _parts[Part.Training] = (set.Subset(kept), Array.ConvertAll(kept, i => files[i]));
            _parts[part] = (set.Subset(apart), Array.ConvertAll(apart, i => files[i]));
        }
    }

    private IEnumerable<PlacedPicture> Placed(Part part, Dictionary<FoundFile, int> first) =>
        _parts[part].Files.Zip(Splits.Labels(_parts[part].Set), (file, label) => new PlacedPicture(file, first[file], label, part));
}
