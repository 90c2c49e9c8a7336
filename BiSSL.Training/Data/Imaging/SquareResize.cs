using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiSSL.Training.Data.Imaging;

/// <summary>Resizes the short side of a picture and crops the centre, as torchvision's Resize and CenterCrop do with PIL: first along rows, then
/// along columns, rounded to 8 bits after each. In vectors; what the crop leaves out is not computed.</summary>
public static class SquareResize
{
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
        var side = table.Starts.Length;
        var row = new float[(3 * image.Width) + 1];              // a pixel is read with the first of the next
        for (var y = 0; y < height; y++)
        {
            Widen(image.Pixels.AsSpan(3 * (firstRow + y) * image.Width, 3 * image.Width), row);
            for (var x = 0; x < side; x++)
            {
                var levels = Levels(Weigh(row.AsSpan(3 * table.Starts[x]), table.Weights[x]));
                for (var channel = 0; channel < 3; channel++)
                    result[(((channel * height) + y) * side) + x] = levels[channel];
            }
        }
    }

    /// <summary>Red, green and blue.</summary>
    private static Vector128<float> Weigh(ReadOnlySpan<float> pixels, float[] weights)
    {
        var sum = Vector128<float>.Zero;
        ref var first = ref MemoryMarshal.GetReference(pixels[..((3 * weights.Length) + 1)]);
        for (var k = 0; k < weights.Length; k++)
            sum += Vector128.Create(weights[k]) * Vector128.LoadUnsafe(ref first, (nuint)(3 * k));
        return sum;
    }

    private static Vector128<float> Levels(Vector128<float> sums) =>
        Vector128.Floor(Vector128.Min(Vector128.Max(sums + Vector128.Create(0.5f), Vector128<float>.Zero), Vector128.Create(255f)));

    /// <summary>(3, height, side), whose first row is that of the picture with the given number, to (3, side, side).</summary>
    private static byte[] AlongColumns(float[] pixels, int height, ResampleTable table, int firstRow)
    {
        var side = table.Starts.Length;
        var result = new byte[3 * side * side];
        var sums = new float[side];
        for (var row = 0; row < 3 * side; row++)
        {
            var (channel, y) = Math.DivRem(row, side);
            Array.Clear(sums);
            for (var k = 0; k < table.Weights[y].Length; k++)
                Add(sums, table.Weights[y][k], pixels.AsSpan(((channel * height) + table.Starts[y] - firstRow + k) * side, side));
            for (var x = 0; x < side; x++)
                result[(row * side) + x] = (byte)Math.Clamp(sums[x] + 0.5f, 0, 255);
        }
        return result;
    }

    private static void Add(Span<float> sums, float weight, ReadOnlySpan<float> values)
    {
        var x = 0;
        for (; x <= sums.Length - Vector<float>.Count; x += Vector<float>.Count)
            (new Vector<float>(sums[x..]) + (new Vector<float>(weight) * new Vector<float>(values[x..]))).CopyTo(sums[x..]);
        for (; x < sums.Length; x++)
            sums[x] += weight * values[x];
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
