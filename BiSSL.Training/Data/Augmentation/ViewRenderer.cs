using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>Makes views of images from their parameters as tensors, the whole batch at once, as a GPU likes it; in the order crop, flip, jitter, grey, blur, solarise.</summary>
public static class ViewRenderer
{
    /// <param name="pictures">Where the pictures are.</param>
    /// <param name="indices">B picture numbers.</param>
    /// <param name="views">B parameters.</param>
    /// <param name="crop">Size and kernel.</param>
    /// <returns>Float32 (B, 3, S, S), whole levels 0 … 255.</returns>
    public static Tensor Render(PictureStore pictures, int[] indices, ViewParameters[] views, CropSettings crop)
    {
        using var scope = NewDisposeScope();
        var pixels = Resampling.Crop(pictures, indices, Array.ConvertAll(views, v => v.Crop), Array.ConvertAll(views, v => v.Flip), crop.Size, crop.Kernel);
        pixels = Subset.Replace(pixels, Subset.Where(views, v => v.Jitter.Count > 0),
            (chosen, indices) => ColourJitter.Apply(chosen, Array.ConvertAll(indices, i => views[i].Jitter)));
        pixels = Subset.Replace(pixels, Subset.Where(views, v => v.Grey),
            (chosen, _) => Greyscale.Luminance(chosen).expand(chosen.shape).contiguous());
        pixels = Subset.Replace(pixels, Subset.Where(views, v => v.Sigma > 0),
            (chosen, indices) => GaussianBlur.Apply(chosen, Array.ConvertAll(indices, i => views[i].Sigma)));
        pixels = Subset.Replace(pixels, Subset.Where(views, v => v.Solarise), (chosen, _) => Solarise(chosen));
        return pixels.MoveToOuterDisposeScope();
    }

    /// <summary>Values from 128 on are inverted.</summary>
    private static Tensor Solarise(Tensor pixels) => where(pixels.lt(128), pixels, 255 - pixels);
}
