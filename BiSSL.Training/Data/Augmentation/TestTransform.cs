using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>Images of validation and test: enlarged by 256/224 (to whole pixels) and centre cropped, or just resized (specification 1.9).</summary>
public sealed class TestTransform(DownstreamSettings settings)
{
    /// <summary>What a picture's short side is resized to before the crop, pixels.</summary>
    public int Resized => settings.EnlargeTest ? settings.Crop.Size * 256 / 224 : settings.Crop.Size;

    /// <param name="images">Where the pictures are.</param>
    /// <param name="indices">B image numbers.</param>
    /// <returns>Float32 (B, 3, S, S), normalised.</returns>
    public Tensor Apply(ImageSet images, int[] indices)
    {
        using var scope = NewDisposeScope();
        var levels = Resampling.Centre(images.Pictures, indices, Resized, settings.Crop.Size, settings.Crop.Kernel);
        return Normalisation.Apply(levels, settings.Range).MoveToOuterDisposeScope();
    }
}
