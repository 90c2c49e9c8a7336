namespace BiSSL.Training.Data.Imaging;

/// <summary>Writes JPEG files with libjpeg-turbo. Thread-safe.</summary>
public static class JpegEncoder
{
    /// <summary>The file's bytes, with full colour resolution.</summary>
    /// <param name="quality">1 … 100.</param>
    public static byte[] Encode(RgbImage image, int quality = 85)
    {
        using var compressor = new TurboJpeg.Compressor();
        return compressor.Encode(image, quality);
    }
}
