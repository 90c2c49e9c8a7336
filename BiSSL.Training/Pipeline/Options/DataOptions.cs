namespace BiSSL.Training.Pipeline.Options;

/// <summary>Which images: the unlabelled set of the pretext task, and the labelled set of the downstream task (specification section 5).</summary>
public sealed record DataOptions
{
    [DatasetOption("The labelled dataset of the downstream task.")]
    public string Name { get; init; } = "stl10";

    [Option("The folder of the labelled dataset; empty for its place in the data folder beside the store, and for generated images.")]
    public string Root { get; init; } = "";

    [DatasetOption("The unlabelled dataset of the pretext task; 'same' uses the images of the labelled training set.", "same")]
    public string Unlabelled { get; init; } = "stl10";

    [Option("The folder of the unlabelled dataset; empty means the same folder as the labelled one.")]
    public string UnlabelledRoot { get; init; } = "";

    [Option("Side of the square training images, in pixels.", Min = 16, Max = 512)]
    public int ImageSize { get; init; } = 96;

    [Option("Pictures from files: the short side, in pixels, at which they are kept whole and from which crops are made; 0 is twice data.imageSize. None is enlarged, so a large number keeps them as they are in their files.", Min = 0, Max = 100_000)]
    public int StoredSide { get; init; }

    [Option("Pictures from files: the colour that transparent ones are laid on, by its name in HTML (white, black) or as #rrggbb.")]
    public string Background { get; init; } = "white";

    [Option("Pictures from files: what decodes JPEG; skia is there on every system, turbo is the system's libjpeg-turbo, which is faster (on Debian and Ubuntu the package libturbojpeg0).", Choices = ["skia", "turbo"])]
    public string JpegDecoder { get; init; } = "skia";

    [Option("Labels per class used for training; 0 uses all of them.", Min = 0, Max = 1_000_000)]
    public int LabelsPerClass { get; init; }

    [Option("Share of the labelled training images kept for validation, where the dataset has no split of its own.", Min = 0, MinExclusive = true, Max = 0.9)]
    public double ValidationShare { get; init; } = 0.2;

    [Option("Generated world: number of unlabelled images.", Min = 1, Max = 10_000_000)]
    public int UnlabelledCount { get; init; } = 4000;

    [Option("Generated world: number of validation images.", Min = 1, Max = 10_000_000)]
    public int ValidationCount { get; init; } = 300;

    [Option("Generated world: number of test images.", Min = 1, Max = 10_000_000)]
    public int TestCount { get; init; } = 2000;

    [Option("How the images of the downstream task are resampled.", Choices = ["bicubic", "bilinear"], Departure = "D9")]
    public string Interpolation { get; init; } = "bicubic";

    [Option("Downstream crops: smallest share of the image's area.", Min = 0.01, Max = 1, Departure = "D7")]
    public double CropScale { get; init; } = 0.5;

    [Option("Downstream crops: smallest width-to-height ratio.", Min = 0.1, Max = 10, Departure = "D7")]
    public double RatioMin { get; init; } = 3.0 / 4;

    [Option("Downstream crops: largest width-to-height ratio.", Min = 0.1, Max = 10, Departure = "D7")]
    public double RatioMax { get; init; } = 4.0 / 3;

    [Option("CIFAR-10: use only the first 40,000 training images, as the released code does.", Departure = "D23")]
    public bool Cifar10First40000 { get; init; }

    [Option("A file with one training index per line, in place of our own seeded split; empty for none or the rest.")]
    public string TrainIndexFile { get; init; } = "";

    [Option("A file with one validation index per line, in place of our own seeded split; empty for none or the rest.")]
    public string ValidationIndexFile { get; init; } = "";
}
