using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Generated;
using BiSSL.Training.Data.Readers;
using BiSSL.Training.Data.Readers.Annotations;
using BiSSL.Training.Data.Readers.Folders;
using static TorchSharp.torch;

namespace BiSSL.Training.Data;

/// <summary>Reads or draws the images that a <see cref="DatasetRequest"/> describes and puts them on a device.</summary>
public static class DataSource
{
    /// <summary>The images of the pretext task, without labels.</summary>
    /// <param name="request">What to load.</param>
    /// <param name="device">Where to keep it.</param>
    /// <param name="warnings">Gets a sentence for every file that was left out.</param>
    /// <param name="descriptions">Gets what a folder of pictures was taken for.</param>
    /// <exception cref="UserError">A file or folder is missing, empty or damaged; an option is not known.</exception>
    public static ImageSet Unlabelled(DatasetRequest request, Device device, ICollection<PictureNote> warnings, ICollection<DataDescription>? descriptions = null)
    {
        var root = request.UnlabelledRoot.Length > 0 ? request.UnlabelledRoot : request.Root;
        using var loaded = request.Unlabelled switch
        {
            "same" => Same(request, warnings),
            "shapes" => ShapesWorld.Unlabelled(request.Seed, request.UnlabelledCount, request.Size),
            "stl10" => Stl10.Unlabelled(root, (request.Name == "stl10" ? request.Expected : Dataset.Named("stl10")).Sizes.Unlabelled),
            "folder" => Folder(request, root, warnings, descriptions),
            _ => throw new UserError($"There is no unlabelled dataset '{request.Unlabelled}'. Choose same, shapes, stl10 or folder."),
        };
        return loaded.To(device);
    }

    /// <summary>The labelled sets: training with the chosen number of labels, validation and test.</summary>
    /// <param name="request">What to load.</param>
    /// <param name="device">Where to keep it.</param>
    /// <exception cref="UserError">A file or folder is missing, empty or damaged; an option is not known; too few images.</exception>
    public static LabelledSplits Labelled(DatasetRequest request, Device device)
    {
        var warnings = new List<PictureNote>();
        using var loaded = Load(request, warnings);
        RequireImages(request, loaded);
        using var train = request.LabelsPerClass > 0 ? Fewer(loaded.Train, request) : null;
        return new LabelledSplits((train ?? loaded.Train).To(device), loaded.Validation.To(device), loaded.Test.To(device), warnings)
        {
            Description = loaded.Description.With(ClassGaps.Sentences(loaded)),
        };
    }

    private static ImageSet Folder(DatasetRequest request, string root, ICollection<PictureNote> warnings, ICollection<DataDescription>? descriptions)
    {
        var (set, description) = PictureFolder.Unlabelled(root, request.Decoding, warnings, request.DecodedFolder);
        descriptions?.Add(description.With(PretextPictures.Cautions(request, root)));
        return set;
    }

    private static void RequireImages(DatasetRequest request, LabelledSplits sets)
    {
        foreach (var (set, purpose) in new[] { (sets.Train, "training"), (sets.Validation, "validation"), (sets.Test, "testing") })
        {
            if (set.Count == 0)
                throw new UserError($"No image in '{request.Root}' is left for {purpose}. Give every class at least three images, or name fewer in the index file.");
        }
    }

    private static LabelledSplits Load(DatasetRequest request, List<PictureNote> warnings) => request.Name switch
    {
        "shapes" => Shapes(request),
        "folder" => FolderSplits.Load(request, warnings),
        "stl10" => Splits.Load(request, root => Stl10.Train(root, Sizes(request).Train), root => Stl10.Test(root, Sizes(request).Test)),
        "cifar10" => Splits.Load(request, root => Cifar.Train10(root, Sizes(request).Test), root => Cifar.Test10(root, Sizes(request).Test)),
        "cifar100" => Splits.Load(request, root => Cifar.Train100(root, Sizes(request).Train), root => Cifar.Test100(root, Sizes(request).Test)),
        "fashionmnist" => Splits.Load(request, root => FashionMnist.Train(root, Sizes(request).Train), root => FashionMnist.Test(root, Sizes(request).Test)),
        _ => PictureSplits.Load(request, warnings),
    };

    private static DatasetSizes Sizes(DatasetRequest request) => request.Expected.Sizes;

    private static LabelledSplits Shapes(DatasetRequest request)
    {
        if (request.LabelsPerClass == 0)
            throw new UserError("The generated world has no end of labelled images. Set the labels per class, e.g. to 10.");
        return new LabelledSplits(
            ShapesWorld.Train(request.Seed, request.LabelsPerClass, request.Size),
            ShapesWorld.Validation(request.Seed, request.ValidationCount, request.Size),
            ShapesWorld.Test(request.TestCount, request.Size), []);
    }

    private static ImageSet Fewer(ImageSet train, DatasetRequest request) =>
        train.Subset(Stratified.PerClass(Splits.Labels(train), train.ClassNames, request.LabelsPerClass, request.Seed, "data/labels"));

    private static ImageSet Same(DatasetRequest request, ICollection<PictureNote> warnings)
    {
        var fileWarnings = new List<PictureNote>();
        using var loaded = Load(request, fileWarnings);
        fileWarnings.ForEach(warnings.Add);
        return loaded.Train.WithoutLabels();
    }
}
