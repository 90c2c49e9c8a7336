using SkiaSharp;

namespace BiSSL.Training.Data.Imaging;

/// <summary>
/// Decodes pictures with SkiaSharp. Levels stay as they are stored: no colour profile and no gamma is applied, as PIL applies none; of 16 bits the upper eight are kept.
/// Thread-safe.
/// </summary>
internal static class SkiaDecoder
{
    private const int StripRows = 16;
    private const byte Missing = 128;

    /// <summary>The picture, at the size that <see cref="DecodingScale"/> says.</summary>
    /// <param name="holdsCoefficients">Whether the decoder holds every coefficient until the last is read, as for a progressive JPEG.</param>
    /// <exception cref="DamagedImageException">Nothing can be seen.</exception>
    public static unsafe DecodedPicture Decode(byte[] file, PictureFormat format, PictureDecoding how, bool holdsCoefficients = false)
    {
        fixed (byte* bytes = file)
        {
            using var data = SKData.Create((IntPtr)bytes, file.Length);
            using var codec = SKCodec.Create(data) ?? throw new DamagedImageException($"it begins as {format.Name} file, but no picture can be read from it");
            RgbImage.Require(codec.Info.Width, codec.Info.Height);
            var eighths = DecodingScale.Eighths(codec, format, how.ShortSide);
            using var room = DecodingBudget.Pixels.Take(Bytes(codec.Info, format, eighths, holdsCoefficients));
            return Decode(codec, eighths, how.Ground);
        }
    }

    /// <summary>What decoding takes, at most: the picture and once more to turn it, and either two bytes for each coefficient of three channels, or the pixels at
    /// their full size, twice for WebP.</summary>
    private static long Bytes(SKImageInfo info, PictureFormat format, int eighths, bool holdsCoefficients)
    {
        var pixels = (long)info.Width * info.Height;
        var inside = format == PictureFormat.Jpeg ? (holdsCoefficients ? 6 : 0) : 8;
        return (inside * pixels) + (6 * pixels * eighths * eighths / (DecodingScale.Whole * DecodingScale.Whole));
    }

    private static DecodedPicture Decode(SKCodec codec, int eighths, PictureGround ground)
    {
        var (width, height) = (DecodingScale.Of(codec.Info.Width, eighths), DecodingScale.Of(codec.Info.Height, eighths));
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, alpha);
        var pixels = RgbImage.Allocate(width, height, 3);
        var (rows, transparent) = codec.StartScanlineDecode(info) == SKCodecResult.Success
            ? Strips(codec, info, ground, pixels)
            : Whole(codec, info.WithSize(codec.Info.Width, codec.Info.Height), DecodingScale.Whole / eighths, ground, pixels);
        if (rows < PictureFile.LeastShare * height)
            throw new DamagedImageException($"nearly nothing of it can be seen: {rows} of its {height} rows are there");
        var image = new RgbImage(width, height, pixels) { FullWidth = codec.Info.Width, FullHeight = codec.Info.Height, Eighths = eighths };
        return new DecodedPicture(image.Upright(codec.EncodedOrigin), transparent, rows < height ? $"it is damaged or cut off: its last {100 - (100 * rows / height)} % are grey" : null);
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
                return (Grey(codec, info, y + rows, pixels), transparent);
        }
        return (info.Height, transparent);
    }

    /// <returns>How many rows there are.</returns>
    private static int Grey(SKCodec codec, SKImageInfo info, int rows, byte[] pixels)
    {
        for (var y = rows; y < info.Height; y++)
            pixels.AsSpan(3 * codec.GetOutputScanline(y) * info.Width, 3 * info.Width).Fill(Missing);
        return rows;
    }

    private static (int Rows, bool Transparent) Whole(SKCodec codec, SKImageInfo info, int factor, PictureGround ground, byte[] pixels)
    {
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
            throw new DamagedImageException($"there is no memory for its {info.Width}×{info.Height} pixels");
        var rows = Fill(codec, info, bitmap);
        var transparent = BoxReduction.Lay(bitmap.GetPixelSpan()[..(rows * info.RowBytes)], info.Width, factor, ground, pixels);
        var seen = (rows + factor - 1) / factor;
        pixels.AsSpan(3 * seen * ((info.Width + factor - 1) / factor)).Fill(Missing);
        return (seen, transparent);
    }

    /// <returns>How many rows there are. Where a decoder does not say it, they are those above what it left at zero.</returns>
    private static int Fill(SKCodec codec, SKImageInfo info, SKBitmap bitmap)
    {
        var tells = codec.StartIncrementalDecode(info, bitmap.GetPixels(), info.RowBytes) == SKCodecResult.Success;
        var rows = 0;
        var result = tells ? codec.IncrementalDecode(out rows) : codec.GetPixels(info, bitmap.GetPixels());
        return result switch
        {
            SKCodecResult.Success => info.Height,
            SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput => tells ? rows : (bitmap.GetPixelSpan().LastIndexOfAnyExcept((byte)0) / info.RowBytes) + 1,
            _ => throw new DamagedImageException($"its pixels cannot be read ({result})"),
        };
    }
}
