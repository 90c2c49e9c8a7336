using SkiaSharp;

namespace BiSSL.Training.Data.Imaging;

/// <summary>Decodes whole JPEG files with libjpeg-turbo; SkiaSharp reads their headers. Thread-safe.</summary>
internal static class TurboDecoder
{
    /// <summary>The picture, at the size that <see cref="DecodingScale"/> says; null for a file that something is wrong with.</summary>
    /// <param name="file">A baseline JPEG of one or three components.</param>
    /// <exception cref="DamagedImageException">Its header asks for too many pixels.</exception>
    public static unsafe DecodedPicture? Decode(byte[] file, int shortSide)
    {
        fixed (byte* bytes = file)
        {
            using var data = SKData.Create((IntPtr)bytes, file.Length);
            using var codec = SKCodec.Create(data);
            return codec is null ? null : Decode(file, codec, DecodingScale.Eighths(codec, PictureFormat.Jpeg, shortSide));
        }
    }

    private static DecodedPicture? Decode(byte[] file, SKCodec codec, int eighths)
    {
        RgbImage.Require(codec.Info.Width, codec.Info.Height);
        var (width, height) = (DecodingScale.Of(codec.Info.Width, eighths), DecodingScale.Of(codec.Info.Height, eighths));
        using var room = DecodingBudget.Pixels.Take(6L * width * height);    // once more to turn it
        var pixels = RgbImage.Allocate(width, height, 3);
        if (!TurboJpeg.Decode(file, width, height, pixels))
            return null;
        var image = new RgbImage(width, height, pixels) { FullWidth = codec.Info.Width, FullHeight = codec.Info.Height, Eighths = eighths };
        return new DecodedPicture(image.Upright(codec.EncodedOrigin), false, null);
    }
}
