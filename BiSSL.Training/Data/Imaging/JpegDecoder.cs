namespace BiSSL.Training.Data.Imaging;

/// <summary>Decodes JPEG files with libjpeg-turbo. Thread-safe.</summary>
public static class JpegDecoder
{
    private const int Eighths = 8;
    private const double Spare = 1.5;

    /// <summary>
    /// The picture in RGB. If it is large, it is decoded at the smallest eighth of its size at which the short side still has half more pixels
    /// than <paramref name="shortSide"/> (the resampling that follows hides the difference); 0 decodes the whole size.
    /// </summary>
    /// <exception cref="DamagedImageException">Not a JPEG, cut off, damaged, or in CMYK colours.</exception>
    public static RgbImage Decode(ReadOnlySpan<byte> file, int shortSide = 0)
    {
        using var decompressor = new TurboJpeg.Decompressor();
        var (width, height) = decompressor.ReadHeader(file);
        var eighths = Scale(Math.Min(width, height), (int)(Spare * shortSide));
        return decompressor.Decode(file, Scaled(width, eighths), Scaled(height, eighths)) with { FullWidth = width, FullHeight = height, Eighths = eighths };
    }

    private static int Scale(int side, int wanted)
    {
        if (wanted == 0)
            return Eighths;
        for (var eighths = 1; eighths < Eighths; eighths++)
        {
            if (Scaled(side, eighths) >= wanted)
                return eighths;
        }
        return Eighths;
    }

    private static int Scaled(int side, int eighths) => (side * eighths + Eighths - 1) / Eighths;
}
