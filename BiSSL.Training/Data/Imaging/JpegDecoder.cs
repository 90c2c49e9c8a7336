namespace BiSSL.Training.Data.Imaging;

/// <summary>What JPEG files are decoded by.</summary>
public enum JpegDecoder
{
    /// <summary>SkiaSharp, which comes along.</summary>
    Skia,

    /// <summary>The system's libjpeg-turbo, which is faster; files that it warns of, progressive ones and those of four colours are left to SkiaSharp.</summary>
    Turbo,
}
