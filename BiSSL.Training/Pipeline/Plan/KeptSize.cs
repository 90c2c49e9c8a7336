using BiSSL.Training.Data;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>The size at which a dataset's images are kept, before any file is read: pictures from files are taken for photographs, four to three.</summary>
internal static class KeptSize
{
    /// <summary>The short side that photographs in files are taken to have, pixels: that of 500 × 375.</summary>
    private const int PhotoSide = 375;

    /// <param name="name">As <c>data.name</c>.</param>
    public static PictureSize Of(DataOptions data, string name)
    {
        if (name == "shapes")
            return new PictureSize(data.ImageSize, data.ImageSize);
        if (Dataset.Find(name) is { Side: > 0 and var side })
            return new PictureSize(side, side);
        var shortSide = Math.Min(new DatasetRequest { Size = data.ImageSize, StoredSide = data.StoredSide }.StoredSide, PhotoSide);
        return new PictureSize(shortSide * 4 / 3, shortSide);
    }

    /// <summary>The dataset of the pretext images.</summary>
    public static PictureSize OfUnlabelled(DataOptions data) => Of(data, data.Unlabelled == "same" ? data.Name : data.Unlabelled);
}
