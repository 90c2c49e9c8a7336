using System.Runtime.InteropServices;
using SkiaSharp;

namespace BiSSL.Training.Data.Imaging;

/// <summary>Turns pictures as their files say: a camera stores what its sensor saw and notes how it was held (EXIF, tag 0x0112).</summary>
internal static class Orientation
{
    /// <summary>Whether the picture's first pixels stay first, along each side.</summary>
    public static bool KeepsStarts(this SKEncodedOrigin origin) => origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.LeftTop;

    /// <summary>The picture as it is to be seen.</summary>
    /// <param name="image">As it is stored.</param>
    /// <param name="origin">Where its first row and first column lie when it is seen.</param>
    public static RgbImage Upright(this RgbImage image, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft)
            return image;
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var width = turned ? image.Height : image.Width;
        var (right, down) = turned ? (width, 1) : (1, width);     // steps in the result of one step in what is stored
        var mirrored = origin is SKEncodedOrigin.TopRight or SKEncodedOrigin.BottomRight or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var flipped = origin is SKEncodedOrigin.BottomRight or SKEncodedOrigin.BottomLeft or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom;
        var first = (mirrored ? (image.Width - 1) * right : 0) + (flipped ? (image.Height - 1) * down : 0);
        var pixels = Move(image, first, mirrored ? -right : right, flipped ? -down : down);
        return turned
            ? new RgbImage(width, image.Width, pixels) { FullWidth = image.FullHeight, FullHeight = image.FullWidth, Eighths = image.Eighths }
            : image with { Pixels = pixels };
    }

    private static byte[] Move(RgbImage image, int first, int right, int down)
    {
        var result = GC.AllocateUninitializedArray<byte>(image.Pixels.Length);
        var from = MemoryMarshal.Cast<byte, Pixel>(image.Pixels);
        var to = MemoryMarshal.Cast<byte, Pixel>(result.AsSpan());
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
                to[first + (x * right) + (y * down)] = from[(y * image.Width) + x];
        }
        return result;
    }

    private readonly record struct Pixel(byte Red, byte Green, byte Blue);
}
