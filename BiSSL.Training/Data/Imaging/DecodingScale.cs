using SkiaSharp;

namespace BiSSL.Training.Data.Imaging;

/// <summary>
/// At which part of its size a picture is decoded. A large JPEG comes at the smallest eighth at which the short side still has a third more pixels than are wanted
/// (the resampling that follows hides the difference); other pictures of more than 16 million pixels come at a half, a quarter or an eighth.
/// </summary>
internal static class DecodingScale
{
    /// <summary>Eighths of the whole size.</summary>
    public const int Whole = 8;

    private const int Large = 1 << 24;
    private const double Spare = 4 / 3.0;

    /// <summary>Eighths; all of them if <paramref name="shortSide"/> is 0.</summary>
    public static int Eighths(SKCodec codec, PictureFormat format, int shortSide)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var isJpeg = format == PictureFormat.Jpeg;
        if (shortSide == 0 || (!isJpeg && (long)width * height <= Large))
            return Whole;
        var wanted = (int)(Spare * shortSide);
        for (var eighths = 1; eighths < Whole; eighths = isJpeg ? eighths + 1 : 2 * eighths)
        {
            if (Of(Math.Min(width, height), eighths) >= wanted && KeepsWholePixels(codec, eighths))
                return eighths;
        }
        return Whole;
    }

    /// <summary>A side at so many eighths of its length; a part of a pixel is one.</summary>
    public static int Of(int side, int eighths) => (int)((((long)side * eighths) + Whole - 1) / Whole);

    /// <summary>A part of a pixel at the edge may only lie at the end, which turning may change.</summary>
    private static bool KeepsWholePixels(SKCodec codec, int eighths) =>
        codec.EncodedOrigin.KeepsStarts() || (codec.Info.Width * eighths % Whole == 0 && codec.Info.Height * eighths % Whole == 0);
}
