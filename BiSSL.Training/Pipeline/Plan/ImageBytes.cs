using BiSSL.Training.Data;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>What a seed's images take in memory, kept as bytes.</summary>
/// <param name="Labelled">Training, validation and test images.</param>
/// <param name="Unlabelled">Images of the pretext task.</param>
public sealed record ImageBytes(long Labelled, long Unlabelled)
{
    /// <summary>The short side that photographs in files are taken to have, pixels: that of 500 × 375.</summary>
    private const int PhotoSide = 375;

    /// <summary>Before any file is read: pictures from files are taken for photographs, four to three.</summary>
    public static ImageBytes Of(DataOptions data, ImageCounts images) =>
        new(images.Labelled * Each(data, data.Name), images.Unlabelled * Each(data, data.Unlabelled == "same" ? data.Name : data.Unlabelled));

    /// <summary>Of all seeds that have images of their own, each with its own unlabelled ones unless they are shared.</summary>
    public long Held(RunOptions options)
    {
        var seeds = options.Comparison.Vary == "everything" && options.Search.Trials == 0 ? options.Comparison.Seeds : 1;
        return (Labelled * seeds) + (Unlabelled * (RunData.SharesUnlabelled(options.Data) ? 1 : seeds));
    }

    private static long Each(DataOptions data, string name)
    {
        if (name == "shapes" || Dataset.Find(name)?.Side > 0)
            return Square(name == "shapes" ? data.ImageSize : Dataset.Named(name).Side);
        var shortSide = new DatasetRequest { Size = data.ImageSize, StoredSide = data.StoredSide }.StoredSide;
        return Square(Math.Min(shortSide, PhotoSide)) * 4 / 3;
    }

    private static long Square(long side) => 3 * side * side;
}
