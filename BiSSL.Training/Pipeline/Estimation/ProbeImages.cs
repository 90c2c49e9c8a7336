using BiSSL.Training.Data;
using BiSSL.Training.Data.Generated;
using BiSSL.Training.Data.Readers;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>The same noise in place of any run's images, kept at their sizes. Of pictures from files every other one stands upright, so that they are of different shapes there as well.</summary>
internal static class ProbeImages
{
    /// <param name="data">The run's.</param>
    /// <param name="counts">How many of each.</param>
    /// <param name="device">Where training computes.</param>
    public static SeedImages Of(DataOptions data, ImageCounts counts, Device device)
    {
        using var scope = NewDisposeScope();
        ImageSet Labelled(int count) => new(Noise(KeptSize.Of(data, data.Name), count), Labels(count), ShapesWorld.ClassNames);
        return new SeedImages(
            ImagePlacement.Place(new ImageSet(Noise(KeptSize.OfUnlabelled(data), counts.Unlabelled)), device),
            ImagePlacement.Place(new LabelledSplits(Labelled(counts.Train), Labelled(counts.Validation), Labelled(counts.Test), []), device));
    }

    private static PictureStore Noise(PictureSize size, int count)
    {
        var (random, picture, pixels) = (new Random(0), new byte[size.Bytes], new PixelBlocks());
        for (var i = 0; i < count; i++)
        {
            random.NextBytes(picture);
            pixels.Add(picture);
        }
        var upright = new PictureSize(size.Height, size.Width);
        return new PictureStore(pixels.Join(), [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? size : upright)]);
    }

    private static Tensor Labels(int count) => tensor([.. Enumerable.Range(0, count).Select(i => (long)(i % ShapesWorld.ClassNames.Count))]);
}
