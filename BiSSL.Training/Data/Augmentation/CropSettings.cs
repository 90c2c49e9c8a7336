using BiSSL.Training.Data.Imaging;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>Random resized crop and flip (specification 1.9). Defaults are the paper's pretext views; the released code has scale 0.08 … 1 and ratio 0.5 … 1 (D7).</summary>
public sealed record CropSettings
{
    /// <summary>Side of the square result, pixels.</summary>
    public int Size { get; init; } = 96;

    /// <summary>Smallest share of the image's area in a crop.</summary>
    public double ScaleMin { get; init; } = 0.5;

    /// <summary>Largest share of the image's area in a crop.</summary>
    public double ScaleMax { get; init; } = 1;

    /// <summary>Smallest ratio of width to height.</summary>
    public double RatioMin { get; init; } = 3.0 / 4;

    /// <summary>Largest ratio of width to height.</summary>
    public double RatioMax { get; init; } = 4.0 / 3;

    /// <summary>Probability of a horizontal flip.</summary>
    public double Flip { get; init; } = 0.5;

    /// <summary>How the crop is resampled to its size.</summary>
    public ResampleKernel Kernel { get; init; } = ResampleKernel.Bicubic;
}
