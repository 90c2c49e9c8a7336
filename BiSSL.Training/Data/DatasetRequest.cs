using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Imaging;

namespace BiSSL.Training.Data;

/// <summary>Which images a run needs: the labelled sets of the downstream task and the unlabelled set of the pretext task (specification section 5).</summary>
public sealed record DatasetRequest
{
    /// <summary>One of <see cref="Dataset.All"/>.</summary>
    public string Name { get; init; } = "shapes";

    /// <summary>Folder of the labelled dataset; either the one its archive was unpacked in or the one that came out of it. Not used by shapes.</summary>
    public string Root { get; init; } = "";

    /// <summary>Unlabelled dataset: shapes, folder, stl10, or 'same' for the labelled training images before any labels are chosen from them.</summary>
    public string Unlabelled { get; init; } = "same";

    /// <summary>Folder of the unlabelled dataset; empty for <see cref="Root"/>.</summary>
    public string UnlabelledRoot { get; init; } = "";

    /// <summary>The training size, at which shapes are drawn, pixels. Images in arrays keep their own size, pictures from files are kept at <see cref="StoredSide"/>; augmentation brings all to this one.</summary>
    public int Size { get; init; } = 32;

    /// <summary>Short side, pixels, at which larger pictures from files are kept, whole; unless given, or if 0, twice the training size.</summary>
    public int StoredSide
    {
        get => field > 0 ? field : 2 * Size;
        init;
    }

    /// <summary>The colour that transparent pictures from files are laid on.</summary>
    public PictureGround Background { get; init; } = PictureGround.White;

    /// <summary>What JPEG files are decoded by.</summary>
    public JpegDecoder JpegDecoder { get; init; }

    /// <summary>How pictures from files are decoded.</summary>
    public PictureDecoding Decoding => new(StoredSide) { Ground = Background, Jpeg = JpegDecoder };

    /// <summary>Where decoded pictures are kept for the next time; empty for nowhere.</summary>
    public string DecodedFolder { get; init; } = "";

    /// <summary>Decides the generated images, the split and the choice of labels. Test sets do not depend on it, except in a folder without one of its own.</summary>
    public long Seed { get; init; }

    /// <summary>Training labels for each class; 0 for all. Shapes need a number.</summary>
    public int LabelsPerClass { get; init; }

    /// <summary>Share of the training images kept for validation; in a folder without test set, for test as well.</summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>Shapes: number of unlabelled images.</summary>
    public int UnlabelledCount { get; init; } = 4000;

    /// <summary>Shapes: number of validation images.</summary>
    public int ValidationCount { get; init; } = 300;

    /// <summary>Shapes: number of test images.</summary>
    public int TestCount { get; init; } = 2000;

    /// <summary>What the files of the labelled dataset must hold; another number means that they are damaged.</summary>
    /// <exception cref="UserError">There is no such dataset.</exception>
    public Dataset Expected
    {
        get => field ?? Dataset.Named(Name);
        init;
    }

    /// <summary>CIFAR-10: use only the first 40,000 training images, as the released code does (D23).</summary>
    public bool Cifar10First40000 { get; init; }

    /// <summary>File with one training image number per line, in place of the seeded split; empty for none. Validation takes the rest unless it has a file, too.</summary>
    public string TrainIndexFile { get; init; } = "";

    /// <summary>File with one validation image number per line; empty for none. Training takes the rest unless it has a file, too.</summary>
    public string ValidationIndexFile { get; init; } = "";
}
