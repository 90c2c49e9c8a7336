using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The options' augmentations as the data room wants them (specification 1.9).</summary>
internal static class Augmentations
{
    public static AugmentationSettings Pretext(RunOptions options)
    {
        var a = options.Pretext.Augmentation;
        return new AugmentationSettings
        {
            Crop = Crop(options, a.Interpolation) with { ScaleMin = a.CropScale, RatioMin = a.RatioMin, RatioMax = a.RatioMax, Flip = a.Flip },
            Jitter = a.Jitter,
            Brightness = a.Brightness,
            Contrast = a.Contrast,
            Saturation = a.Saturation,
            Hue = a.Hue,
            Grey = a.Grey,
            Blur = (a.BlurFirst, a.BlurSecond),
            SigmaMin = a.SigmaMin,
            SigmaMax = a.SigmaMax,
            Solarise = (a.SolariseFirst, a.SolariseSecond),
            Range = a.PixelRange == "byte" ? PixelRange.Byte : PixelRange.Unit,
        };
    }

    /// <summary>The generated world's test images are taken whole; others are enlarged and cropped (E34).</summary>
    public static DownstreamSettings Downstream(RunOptions options) => new()
    {
        Crop = Crop(options, options.Data.Interpolation) with { ScaleMin = options.Data.CropScale, RatioMin = options.Data.RatioMin, RatioMax = options.Data.RatioMax },
        EnlargeTest = options.Data.Name != "shapes",
    };

    private static CropSettings Crop(RunOptions options, string interpolation) => new()
    {
        Size = options.Data.ImageSize,
        Kernel = interpolation == "bilinear" ? ResampleKernel.Bilinear : ResampleKernel.Bicubic,
    };
}
