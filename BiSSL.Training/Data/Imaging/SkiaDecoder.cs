using SkiaSharp;

namespace BiSSL.Training.Data.Imaging;

/// <summary>
/// Decodes pictures with SkiaSharp. Levels stay as they are stored: no colour profile and no gamma is applied, as PIL applies none; of 16 bits the upper eight are kept.
/// Thread-safe.
/// </summary>
internal static class SkiaDecoder
{
    private const int Eighths = 8;
    private const int StripRows = 16;
    private const byte Missing = 128;
    private const double Spare = 4 / 3.0;

    /// <summary>
    /// The picture. A large JPEG is decoded at the smallest eighth of its size at which the short side still has a third more pixels
    /// than <paramref name="shortSide"/> (the resampling that follows hides the difference); 0 decodes the whole size.
    /// </summary>
    /// <exception cref="DamagedImageException">Nothing can be seen.</exception>
    public static unsafe DecodedPicture Decode(byte[] file, PictureFormat format, int shortSide, PictureGround ground)
    {
        fixed (byte* bytes = file)
        {
            using var data = SKData.Create((IntPtr)bytes, file.Length);
            using var codec = SKCodec.Create(data) ?? throw new DamagedImageException($"it begins as {format.Name} file, but no picture can be read from it");
            RgbImage.Require(codec.Info.Width, codec.Info.Height);
            return Decode(codec, Scale(codec, format, shortSide), ground);
        }
    }

    private static int Scale(SKCodec codec, PictureFormat format, int shortSide)
    {
        if (shortSide == 0 || format != PictureFormat.Jpeg)
            return Eighths;
        var (side, wanted) = (Math.Min(codec.Info.Width, codec.Info.Height), (int)(Spare * shortSide));
        for (var eighths = 1; eighths < Eighths; eighths++)
        {
            if ((side * eighths + Eighths - 1) / Eighths >= wanted && KeepsWholePixels(codec, eighths))
                return eighths;
        }
        return Eighths;
    }

    /// <summary>A part of a pixel at the edge may only lie at the end, which turning may change.</summary>
    private static bool KeepsWholePixels(SKCodec codec, int eighths) =>
        codec.EncodedOrigin.KeepsStarts() || (codec.Info.Width * eighths % Eighths == 0 && codec.Info.Height * eighths % Eighths == 0);

    private static DecodedPicture Decode(SKCodec codec, int eighths, PictureGround ground)
    {
        var size = codec.GetScaledDimensions(eighths / (float)Eighths);
        var opaque = codec.Info.AlphaType == SKAlphaType.Opaque;
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        var pixels = RgbImage.Allocate(size.Width, size.Height, 3);
        var (rows, transparent) = codec.StartScanlineDecode(info) == SKCodecResult.Success ? Strips(codec, info, ground, pixels) : Whole(codec, info, ground, pixels);
        if (rows < PictureFile.LeastShare * size.Height)
            throw new DamagedImageException($"nearly nothing of it can be seen: {rows} of its {size.Height} rows are there");
        pixels.AsSpan(3 * rows * size.Width).Fill(Missing);
        var image = new RgbImage(size.Width, size.Height, pixels) { FullWidth = codec.Info.Width, FullHeight = codec.Info.Height, Eighths = eighths };
        return new DecodedPicture(image.Upright(codec.EncodedOrigin), transparent, rows < size.Height ? $"it is cut off: its last {100 - (100 * rows / size.Height)} % are grey" : null);
    }

    /// <summary>Some rows at a time, so that the four bytes of a pixel need no room for the whole picture.</summary>
    private static unsafe (int Rows, bool Transparent) Strips(SKCodec codec, SKImageInfo info, PictureGround ground, byte[] pixels)
    {
        var most = codec.ScanlineOrder == SKCodecScanlineOrder.TopDown ? StripRows : 1;
        var strip = new byte[info.RowBytes * most];
        var transparent = false;
        for (var y = 0; y < info.Height; y += most)
        {
            var wanted = Math.Min(most, info.Height - y);
            var first = codec.GetOutputScanline(y);
            int rows;
            fixed (byte* target = strip)
                rows = codec.GetScanlines((IntPtr)target, wanted, info.RowBytes);
            transparent |= ground.Lay(strip.AsSpan(0, rows * info.RowBytes), pixels.AsSpan(3 * first * info.Width));
            if (rows < wanted)
                return (y + rows, transparent);
        }
        return (info.Height, transparent);
    }

    private static (int Rows, bool Transparent) Whole(SKCodec codec, SKImageInfo info, PictureGround ground, byte[] pixels)
    {
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
            throw new DamagedImageException($"there is no memory for its {info.Width}×{info.Height} pixels");
        var rows = info.Height;
        var result = codec.StartIncrementalDecode(info, bitmap.GetPixels(), info.RowBytes);
        result = result == SKCodecResult.Success ? codec.IncrementalDecode(out rows) : codec.GetPixels(info, bitmap.GetPixels());
        if (result is not (SKCodecResult.Success or SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput))
            throw new DamagedImageException($"its pixels cannot be read ({result})");
        if (result == SKCodecResult.Success)
            rows = info.Height;
        return (rows, ground.Lay(bitmap.GetPixelSpan()[..(rows * info.RowBytes)], pixels));
    }
}
