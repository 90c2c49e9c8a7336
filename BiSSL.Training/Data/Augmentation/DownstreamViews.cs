using BiSSL.Training.Data.Randomness;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>
/// Training batches of the downstream task: random resized crop and flip (specification 1.9). What happens to an image is a pure function of
/// (seed, stream, step, position in the batch).
/// </summary>
public sealed class DownstreamViews(ImageSet images, DownstreamSettings settings, long seed, string stream)
{
    /// <param name="indices">B image numbers.</param>
    /// <param name="step">Training step.</param>
    /// <returns>Float32 (B, 3, S, S), normalised, and the labels: int64 (B) or float32 (B, C).</returns>
    public (Tensor Images, Tensor Labels) Draw(int[] indices, long step)
    {
        using var scope = NewDisposeScope();
        var crops = new CropBox[indices.Length];
        var flips = new bool[indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            var size = images.Pictures.Sizes[indices[i]];
            var draws = new Draws(seed, stream, step, i);
            crops[i] = CropSampler.Sample(settings.Crop, size.Width, size.Height, draws.Uniform);
            flips[i] = draws.Bool(settings.Crop.Flip);
        }
        var levels = Resampling.Crop(images.Pictures, indices, crops, flips, settings.Crop.Size, settings.Crop.Kernel);
        return (Normalisation.Apply(levels, settings.Range).MoveToOuterDisposeScope(), images.TakeLabels(indices).MoveToOuterDisposeScope());
    }
}
