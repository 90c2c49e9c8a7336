using SkiaSharp;

namespace BiSSL.Training.Data.Imaging;

/// <summary>A decoded picture: Width·Height·3 bytes, red green blue, row by row.</summary>
public sealed record RgbImage(int Width, int Height, byte[] Pixels)
{
    private const int Whole = 8;
    private const long MostPixels = 200_000_000;

    /// <summary>Width of the picture in its file, pixels.</summary>
    public int FullWidth { get; init; } = Width;

    /// <summary>Height of the picture in its file, pixels.</summary>
    public int FullHeight { get; init; } = Height;

    /// <summary>Eighths of its size at which it was decoded; what is left of a pixel at the edge is one.</summary>
    public int Eighths { get; init; } = Whole;

    /// <summary>Room for a picture, or refusal of one that only a damaged header can ask for.</summary>
    /// <exception cref="DamagedImageException">More than 200 million pixels.</exception>
    internal static byte[] Allocate(long width, long height, int bytesPerPixel)
    {
        Require(width, height);
        return GC.AllocateUninitializedArray<byte>((int)(width * height * bytesPerPixel));
    }

    /// <exception cref="DamagedImageException">More than 200 million pixels.</exception>
    internal static void Require(long width, long height)
    {
        if (width * height > MostPixels)
            throw new DamagedImageException($"its header asks for {width}×{height} pixels, more than {MostPixels / 1_000_000} million");
    }

    /// <summary>The same pixels for SkiaSharp, which takes four bytes for each.</summary>
    internal SKBitmap ToBitmap()
    {
        var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (int from = 0, to = 0; from < Pixels.Length; from += 3, to += 4)
        {
            Pixels.AsSpan(from, 3).CopyTo(pixels[to..]);
            pixels[to + 3] = byte.MaxValue;
        }
        return bitmap;
    }
}
