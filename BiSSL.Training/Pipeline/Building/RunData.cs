using BiSSL.Training.Data;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Readers;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The datasets of a run, loaded once per seed of images and shared by the lanes, which only read them.</summary>
/// <param name="home">Where datasets lie that the options name no folder for.</param>
/// <param name="labelledOnly">Whether nobody will ask for the unlabelled images: the labelled ones stand in for them.</param>
public sealed class RunData(RunOptions options, Compute compute, IRunReporter reporter, DataHome home, bool labelledOnly = false) : IDisposable
{
    private readonly Dictionary<int, SeedImages> _bySeed = [];
    private readonly HashSet<string> _said = [];
    private ImageSet? _unlabelled;
    private readonly Lock _gate = new();

    /// <summary>Gives a seed's images in place of those that the options name.</summary>
    internal Func<int, SeedImages>? Drawn { private get; init; }

    /// <summary>What the datasets that were loaded were taken for.</summary>
    public List<DataDescription> Descriptions { get; } = [];

    /// <summary>A sentence for each file that could not be opened.</summary>
    public List<string> LeftOut { get; } = [];

    /// <summary>All images of a stage's seeds, and batches of them by the run's options.</summary>
    /// <exception cref="UserError">A file is missing or damaged, or there are too few images.</exception>
    public SeedData Of(StageSeeds seeds) => new(options, compute, seeds.Draws, Images(seeds), ImageSets.All);

    /// <summary>The images that a stage has declared, and batches of them by the options that it has.</summary>
    /// <inheritdoc cref="Of"/>
    public SeedData For(StageInputs inputs, StageSeeds seeds) => new(inputs.Only(options), compute, seeds.Draws, Images(seeds), inputs.Images);

    /// <summary>The folder that a set's pictures come from; empty for drawn ones.</summary>
    /// <param name="set">One of <see cref="ImageSets"/>.</param>
    public string FolderOf(string set)
    {
        var request = Request(0);
        return set == ImageSets.Unlabelled && request.Unlabelled != "same" && request.UnlabelledRoot.Length > 0 ? request.UnlabelledRoot : request.Root;
    }

    public void Dispose()
    {
        foreach (var images in _bySeed.Values)
            images.Dispose();
        _unlabelled?.Dispose();
    }

    /// <summary>Whether every seed has the same unlabelled images, which are then held once.</summary>
    internal static bool SharesUnlabelled(DataOptions data) => data.Unlabelled is "stl10" or "folder";

    private SeedImages Images(StageSeeds seeds)
    {
        lock (_gate)
        {
            if (!_bySeed.TryGetValue(seeds.Images, out var images))
                _bySeed[seeds.Images] = images = Drawn?.Invoke(seeds.Images) ?? Load(seeds.Images);
            return images;
        }
    }

    private SeedImages Load(int seed)
    {
        var request = Request(seed);
        var warnings = new List<PictureNote>();
        var labelled = ImagePlacement.Place(DataSource.Labelled(request, CPU), compute.Device);
        var unlabelled = labelledOnly ? labelled.Train.WithoutLabels() : Unlabelled(request, warnings);
        var images = new SeedImages(unlabelled, labelled);
        Describe(labelled.Description);
        Warn([.. warnings.Concat(labelled.Warnings).Distinct()]);
        if (!labelledOnly)
            OptionFault.Require([.. BatchRules.Check(options, unlabelled.Count, labelled.Train.Count)]);
        return images;
    }

    private ImageSet Unlabelled(DatasetRequest request, List<PictureNote> warnings)
    {
        if (!SharesUnlabelled(options.Data))
            return ImagePlacement.Place(DataSource.Unlabelled(request, CPU, warnings), compute.Device);
        var descriptions = new List<DataDescription>();
        _unlabelled ??= ImagePlacement.Place(DataSource.Unlabelled(request, CPU, warnings, descriptions), compute.Device);
        descriptions.ForEach(Describe);
        return _unlabelled.WithoutLabels();
    }

    private void Describe(DataDescription description)
    {
        foreach (var sentence in description.Taken)
            Say(EventKind.Log, sentence);
        foreach (var sentence in description.LeftOut.Concat(description.Cautions))
            Say(EventKind.Warning, sentence);
        Descriptions.Add(description);
    }

    private void Warn(IReadOnlyList<PictureNote> notes)
    {
        foreach (var note in notes)
            Say(EventKind.Warning, note.Sentence);
        string[] leftOut = [.. notes.Where(note => note.IsLeftOut).Select(note => note.Sentence)];
        LeftOut.AddRange(leftOut.Except(LeftOut));
        Descriptions.Add(DataDescription.None.With(notes.Where(note => !note.IsLeftOut).Select(note => note.Sentence)));
        if (leftOut.Length > 0)
            Say(EventKind.Warning, $"{Words.Many(leftOut.Length, "file")} could not be opened; training goes on without {(leftOut.Length == 1 ? "it" : "them")}.");
    }

    private void Say(EventKind kind, string sentence)
    {
        if (_said.Add(sentence))
            reporter.Happened(RunEvent.Said(kind, "", 0, sentence, $"data/{sentence}"));
    }

    private DatasetRequest Request(int seed) => new()
    {
        Name = options.Data.Name,
        Root = home.Root(options.Data.Root, options.Data.Name),
        Unlabelled = options.Data.Unlabelled,
        UnlabelledRoot = options.Data.Root.Length > 0 ? options.Data.UnlabelledRoot : home.Root(options.Data.UnlabelledRoot, options.Data.Unlabelled),
        DecodedFolder = home.Decoded,
        Size = options.Data.ImageSize,
        StoredSide = options.Data.StoredSide,
        Background = PictureGround.Parse(options.Data.Background)!.Value,
        JpegDecoder = Enum.Parse<JpegDecoder>(options.Data.JpegDecoder, ignoreCase: true),
        Seed = seed,
        LabelsPerClass = options.Data.LabelsPerClass,
        ValidationShare = options.Data.ValidationShare,
        UnlabelledCount = options.Data.UnlabelledCount,
        ValidationCount = options.Data.ValidationCount,
        TestCount = options.Data.TestCount,
        Cifar10First40000 = options.Data.Cifar10First40000,
        TrainIndexFile = options.Data.TrainIndexFile,
        ValidationIndexFile = options.Data.ValidationIndexFile,
    };
}
