using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiSSL.Training.Data.Imaging;

/// <summary>Brings the short side of a picture to so many pixels, as torchvision's Resize does with PIL: first along rows, then along columns, rounded to
/// 8 bits after each. In vectors. Nothing is enlarged: a smaller picture stays as it is.</summary>
public static class PictureResize
{
    private const int Pair = 8;

    /// <param name="image">The whole picture, at whatever scale it was decoded.</param>
    /// <param name="shortSide">What its short side becomes, pixels, if it has more.</param>
    public static PlanarImage Apply(RgbImage image, int shortSide)
    {
        var size = Size(new PictureSize(image.FullWidth, image.FullHeight), shortSide);
        if (size == new PictureSize(image.Width, image.Height))
            return new PlanarImage(size, Planes(image.Pixels));
        var columns = Table(image.Width, image.FullWidth, image.Eighths, size.Width);
        var rows = Table(image.Height, image.FullHeight, image.Eighths, size.Height);
        var narrow = ArrayPool<float>.Shared.Rent(3 * image.Height * size.Width);
        AlongRows(image, columns, narrow);
        var pixels = AlongColumns(narrow, image.Height, size, rows);
        ArrayPool<float>.Shared.Return(narrow);
        return new PlanarImage(size, pixels);
    }

    /// <summary>The size of a picture once it is stored; the long side is cut to whole pixels, as PIL does.</summary>
    public static PictureSize Size(PictureSize full, int shortSide) => shortSide >= full.ShortSide
        ? full
        : new PictureSize((int)((long)shortSide * full.Width / full.ShortSide), (int)((long)shortSide * full.Height / full.ShortSide));

    private static ResampleTable Table(int length, int full, int eighths, int output) =>
        new(length, full * eighths / 8.0, output, 0, output, ResampleKernel.Bicubic);

    private static byte[] Planes(byte[] pixels)
    {
        var planes = new byte[pixels.Length];
        var plane = pixels.Length / 3;
        for (var channel = 0; channel < 3; channel++)
            for (var i = 0; i < plane; i++)
                planes[(channel * plane) + i] = pixels[(3 * i) + channel];
        return planes;
    }

    /// <summary>(height, width, 3) to (3, height, narrow width), levels as whole numbers.</summary>
    private static void AlongRows(RgbImage image, ResampleTable table, Span<float> result)
    {
        var (narrow, columns) = (table.Starts.Length, Array.ConvertAll(table.Weights, Pairs));
        var row = new float[(3 * image.Width) + Pair];           // the last pair of pixels is read with what follows it
        for (var y = 0; y < image.Height; y++)
        {
            Widen(image.Pixels.AsSpan(3 * y * image.Width, 3 * image.Width), row);
            for (var x = 0; x < narrow; x++)
            {
                var levels = Levels(Weigh(row.AsSpan(3 * table.Starts[x]), columns[x]));
                for (var channel = 0; channel < 3; channel++)
                    result[(((channel * image.Height) + y) * narrow) + x] = levels[channel];
            }
        }
    }

    /// <summary>For every two pixels their weights, each three times, and two zeros.</summary>
    private static float[] Pairs(float[] weights)
    {
        var pairs = new float[(weights.Length + 1) / 2 * Pair];
        for (var i = 0; i < 3 * weights.Length; i++)
            pairs[(i / 6 * Pair) + (i % 6)] = weights[i / 3];
        return pairs;
    }

    /// <summary>Red, green and blue.</summary>
    private static Vector128<float> Weigh(ReadOnlySpan<float> pixels, float[] pairs)
    {
        var sum = Vector256<float>.Zero;                         // RGB of the first pixels, RGB of the second, two of no use
        ref var pixel = ref MemoryMarshal.GetReference(pixels[..((pairs.Length / Pair * 6) + 2)]);
        ref var weight = ref MemoryMarshal.GetArrayDataReference(pairs);
        for (var k = 0; k < pairs.Length / Pair; k++)
            sum = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref weight, (nuint)(k * Pair)), Vector256.LoadUnsafe(ref pixel, (nuint)(k * 6)), sum);
        return (sum + Vector256.Shuffle(sum, Vector256.Create(3, 4, 5, 0, 0, 0, 0, 0))).GetLower();
    }

    private static Vector128<float> Levels(Vector128<float> sums) =>
        Vector128.Floor(Vector128.Min(Vector128.Max(sums + Vector128.Create(0.5f), Vector128<float>.Zero), Vector128.Create(255f)));

    /// <summary>(3, height, narrow width) to the stored size.</summary>
    private static byte[] AlongColumns(float[] pixels, int height, PictureSize size, ResampleTable table)
    {
        var result = new byte[size.Bytes];
        var levels = new float[size.Width];
        for (var row = 0; row < 3 * size.Height; row++)
        {
            var (channel, y) = Math.DivRem(row, size.Height);
            Weigh(pixels.AsSpan(((channel * height) + table.Starts[y]) * size.Width, table.Weights[y].Length * size.Width), table.Weights[y], levels);
            for (var x = 0; x < size.Width; x++)
                result[(row * size.Width) + x] = (byte)levels[x];
        }
        return result;
    }

    /// <summary>The weighed sum of rows, as levels yet to be cut to whole numbers.</summary>
    private static void Weigh(ReadOnlySpan<float> rows, float[] weights, Span<float> levels)
    {
        var x = 0;
        ref var first = ref MemoryMarshal.GetReference(rows);
        for (; x <= levels.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var sum = new Vector<float>(0.5f);
            for (var k = 0; k < weights.Length; k++)
                sum += new Vector<float>(weights[k]) * Vector.LoadUnsafe(ref first, (nuint)((k * levels.Length) + x));
            Vector.Min(Vector.Max(sum, Vector<float>.Zero), new Vector<float>(255)).CopyTo(levels[x..]);
        }
        for (; x < levels.Length; x++)
        {
            var sum = 0.5f;
            for (var k = 0; k < weights.Length; k++)
                sum += weights[k] * rows[(k * levels.Length) + x];
            levels[x] = Math.Clamp(sum, 0, 255);
        }
    }

    private static void Widen(ReadOnlySpan<byte> levels, Span<float> wide)
    {
        var i = 0;
        for (; i <= levels.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(levels.Slice(i, Vector128<byte>.Count)));
            var ((a, b), (c, d)) = (Vector128.Widen(low), Vector128.Widen(high));
            Vector128.ConvertToSingle(a).CopyTo(wide[i..]);
            Vector128.ConvertToSingle(b).CopyTo(wide[(i + 4)..]);
            Vector128.ConvertToSingle(c).CopyTo(wide[(i + 8)..]);
            Vector128.ConvertToSingle(d).CopyTo(wide[(i + 12)..]);
        }
        for (; i < levels.Length; i++)
            wide[i] = levels[i];
    }
}
