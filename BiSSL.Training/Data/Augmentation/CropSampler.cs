namespace BiSSL.Training.Data.Augmentation;

/// <summary>Draws the rectangle of a random resized crop as torchvision does (specification 1.9).</summary>
public static class CropSampler
{
    private const int Attempts = 10;

    /// <summary>Ten attempts at a share of the area and a log-uniform ratio; then the largest central crop within the ratios.</summary>
    /// <param name="settings">Scale and ratio ranges.</param>
    /// <param name="width">Width of the image.</param>
    /// <param name="height">Height of the image.</param>
    /// <param name="uniform">Source of numbers in [0, 1): two for each attempt, two for the place (top first).</param>
    public static CropBox Sample(CropSettings settings, int width, int height, Func<double> uniform)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (w, h) = Attempt(settings, (double)width * height, uniform);
            if (w <= 0 || h <= 0 || w > width || h > height)
                continue;
            var top = (int)(uniform() * (height - h + 1));
            var left = (int)(uniform() * (width - w + 1));
            return new CropBox(left, top, w, h);
        }
        return Central(settings, width, height);
    }

    private static (int Width, int Height) Attempt(CropSettings settings, double imageArea, Func<double> uniform)
    {
        var area = imageArea * (settings.ScaleMin + (settings.ScaleMax - settings.ScaleMin) * uniform());
        var (from, to) = (Math.Log(settings.RatioMin), Math.Log(settings.RatioMax));
        var ratio = Math.Exp(from + (to - from) * uniform());
        return ((int)Math.Round(Math.Sqrt(area * ratio)), (int)Math.Round(Math.Sqrt(area / ratio)));
    }

    private static CropBox Central(CropSettings settings, int width, int height)
    {
        var ratio = (double)width / height;
        var w = ratio > settings.RatioMax ? (int)Math.Round(height * settings.RatioMax) : width;
        var h = ratio < settings.RatioMin ? (int)Math.Round(width / settings.RatioMin) : height;
        return new CropBox((width - w) / 2, (height - h) / 2, w, h);
    }
}
