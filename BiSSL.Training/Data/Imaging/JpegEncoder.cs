using SkiaSharp;

namespace BiSSL.Training.Data.Imaging;

/// <summary>Writes JPEG files. Thread-safe.</summary>
public static class JpegEncoder
{
    /// <summary>The file's bytes.</summary>
    /// <param name="quality">1 … 100.</param>
    /// <param name="fullColour">Whether colours are as fine as light; cameras keep every other one.</param>
    public static byte[] Encode(RgbImage image, int quality = 85, bool fullColour = true)
    {
        using var bitmap = image.ToBitmap();
        using var pixels = bitmap.PeekPixels();
        var colours = fullColour ? SKJpegEncoderDownsample.Downsample444 : SKJpegEncoderDownsample.Downsample420;
        using var file = pixels.Encode(new SKJpegEncoderOptions(quality, colours, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException($"A JPEG of {image.Width}×{image.Height} pixels cannot be written.");
        return file.ToArray();
    }
}
