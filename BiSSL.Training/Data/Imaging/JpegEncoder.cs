namespace BiSSL.Training.Data.Imaging;

/// <summary>Writes JPEG files with libjpeg-turbo. Thread-safe.</summary>
public static class JpegEncoder
{
    /// <summary>The file's bytes.</summary>
    /// <param name="quality">1 … 100.</param>
    /// <param name="fullColour">Whether colours are as fine as light; cameras keep every other one.</param>
    public static byte[] Encode(RgbImage image, int quality = 85, bool fullColour = true)
    {
        using var compressor = new TurboJpeg.Compressor();
        return compressor.Encode(image, quality, fullColour);
    }
}
