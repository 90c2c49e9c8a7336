using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>Images of validation and test: enlarged by 256/224 (to whole pixels) and centre cropped, or just resized (specification 1.9).</summary>
public sealed class TestTransform(DownstreamSettings settings)
{
    /// <summary>Side the whole image is resized to before the crop, pixels.</summary>
    public int Resized => settings.EnlargeTest ? settings.Crop.Size * 256 / 224 : settings.Crop.Size;

    /// <summary>Images start … start + count − 1 of a set.</summary>
    /// <returns>Float32 (count, 3, S, S), normalised.</returns>
    public Tensor Apply(ImageSet images, int start, int count) => Apply(images.Images.narrow(0, start, count));

    /// <param name="images">uint8 (B, 3, H, H).</param>
    /// <returns>Float32 (B, 3, S, S), normalised.</returns>
    public Tensor Apply(Tensor images)
    {
        using var scope = NewDisposeScope();
        var levels = Resampling.Centre(images, Resized, settings.Crop.Size, settings.Crop.Kernel);
        return Normalisation.Apply(levels, settings.Range).MoveToOuterDisposeScope();
    }
}
