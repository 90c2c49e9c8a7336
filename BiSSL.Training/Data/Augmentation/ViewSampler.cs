using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>Draws the parameters of SimCLR's views (specification 1.9).</summary>
public static class ViewSampler
{
    /// <param name="settings">Ranges and probabilities.</param>
    /// <param name="second">Which of the two views.</param>
    /// <param name="size">Of the picture.</param>
    /// <param name="draws">Numbers of this view of this image.</param>
    public static ViewParameters Sample(AugmentationSettings settings, bool second, PictureSize size, Draws draws) => new(
        CropSampler.Sample(settings.Crop, size.Width, size.Height, draws.Uniform),
        draws.Bool(settings.Crop.Flip),
        draws.Bool(settings.Jitter) ? Jitter(settings, draws) : [],
        draws.Bool(settings.Grey),
        draws.Bool(second ? settings.Blur.Second : settings.Blur.First) ? draws.Uniform(settings.SigmaMin, settings.SigmaMax) : 0,
        draws.Bool(second ? settings.Solarise.Second : settings.Solarise.First));

    /// <summary>Operations of no strength are left out, as in torchvision: even hue shifted by nothing would round the colours.</summary>
    private static JitterStep[] Jitter(AugmentationSettings settings, Draws draws)
    {
        (JitterOperation Operation, double Strength, double Middle)[] operations =
        [
            (JitterOperation.Brightness, settings.Brightness, 1),
            (JitterOperation.Contrast, settings.Contrast, 1),
            (JitterOperation.Saturation, settings.Saturation, 1),
            (JitterOperation.Hue, settings.Hue, 0),
        ];
        draws.Shuffle(operations.AsSpan());
        return [.. operations.Where(o => o.Strength > 0).Select(o => new JitterStep(o.Operation, draws.Uniform(o.Middle - o.Strength, o.Middle + o.Strength)))];
    }
}
