using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiSSL.Training.Data.Imaging;

/// <summary>Resizes the short side of a picture and crops the centre, as torchvision's Resize and CenterCrop do with PIL: first along rows, then
/// along columns, rounded to 8 bits after each. In vectors; what the crop leaves out is not computed.</summary>
public static class SquareResize
{
    private const int Pair = 8;

    /// <returns>3·side·side bytes, channel by channel.</returns>
    public static byte[] Apply(RgbImage image, int side, ResampleKernel kernel = ResampleKernel.Bicubic)
    {
        var shortSide = Math.Min(image.FullWidth, image.FullHeight);
        var columns = Centre(image.Width, image.FullWidth, image.Eighths, shortSide, side, kernel);
        var rows = Centre(image.Height, image.FullHeight, image.Eighths, shortSide, side, kernel);
        var first = rows.Starts[0];
        var height = rows.Starts[^1] + rows.Weights[^1].Length - first;
        var narrow = ArrayPool<float>.Shared.Rent(3 * height * side);
        AlongRows(image, columns, first, height, narrow);
        var square = AlongColumns(narrow, height, rows, first);
        ArrayPool<float>.Shared.Return(narrow);
        return square;
    }

    /// <summary>PIL's integer size of the long side, and torchvision's half-to-even offset of the crop.</summary>
    private static ResampleTable Centre(int length, int full, int eighths, int shortSide, int side, ResampleKernel kernel)
    {
        var resized = (int)((long)side * full / shortSide);
        return new ResampleTable(length, full * eighths / 8.0, resized, (int)Math.Round((resized - side) / 2.0), side, kernel);
    }

    /// <summary>So many rows (height, width, 3) to (3, height, side), levels as whole numbers.</summary>
    private static void AlongRows(RgbImage image, ResampleTable table, int firstRow, int height, Span<float> result)
    {
        var (side, columns) = (table.Starts.Length, Array.ConvertAll(table.Weights, Pairs));
        var row = new float[(3 * image.Width) + Pair];           // the last pair of pixels is read with what follows it
        for (var y = 0; y < height; y++)
        {
            Widen(image.Pixels.AsSpan(3 * (firstRow + y) * image.Width, 3 * image.Width), row);
            for (var x = 0; x < side; x++)
            {
                var levels = Levels(Weigh(row.AsSpan(3 * table.Starts[x]), columns[x]));
                for (var channel = 0; channel < 3; channel++)
                    result[(((channel * height) + y) * side) + x] = levels[channel];
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

    /// <summary>(3, height, side), whose first row is that of the picture with the given number, to (3, side, side).</summary>
    private static byte[] AlongColumns(float[] pixels, int height, ResampleTable table, int firstRow)
    {
        var side = table.Starts.Length;
        var result = new byte[3 * side * side];
        var levels = new float[side];
        for (var row = 0; row < 3 * side; row++)
        {
            var (channel, y) = Math.DivRem(row, side);
            Weigh(pixels.AsSpan(((channel * height) + table.Starts[y] - firstRow) * side, table.Weights[y].Length * side), table.Weights[y], levels);
            for (var x = 0; x < side; x++)
                result[(row * side) + x] = (byte)levels[x];
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
