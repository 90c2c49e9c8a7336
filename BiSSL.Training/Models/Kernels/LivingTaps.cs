using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>
/// Leaves out, at either end of a kernel, the taps that meet nothing but padding at every place: on a map of 1 × 1 these are eight of nine. They change no output,
/// and their derivative is zero. Nothing is done where what remains would need unequal padding.
/// </summary>
internal static class LivingTaps
{
    /// <summary>The part of the weight that counts, a view, and how it is to be applied.</summary>
    /// <param name="weight">[O, I, KH, KW].</param>
    /// <param name="x">[B, I, H, W].</param>
    public static Tensor Of(Tensor weight, Tensor x, Geometry whole, out Geometry living)
    {
        var (kernel, image) = (weight.shape, x.shape);
        var (firstRow, rows, padRows) = Along(image[2], kernel[2], whole.Stride, whole.Rows);
        var (firstColumn, columns, padColumns) = Along(image[3], kernel[3], whole.Stride, whole.Columns);
        living = whole with { Rows = padRows, Columns = padColumns };
        if (rows < kernel[2])
            weight = weight.narrow(2, firstRow, rows);
        return columns < kernel[3] ? weight.narrow(3, firstColumn, columns) : weight;
    }

    /// <summary>In one direction: the first tap that counts, how many do, and the padding that they need.</summary>
    internal static (long First, long Count, int Padding) Along(long size, long taps, int stride, int padding)
    {
        var reach = (Places(size, taps, stride, padding) - 1) * stride;        // of the last place from the first
        var first = Math.Clamp(padding - reach, 0, taps);
        var end = Math.Clamp(size + padding, first, taps);
        var less = padding - (int)first;
        var isSame = end > first && less >= 0 && Places(size, end - first, stride, less) == Places(size, taps, stride, padding);
        return isSame ? (first, end - first, less) : (0, taps, padding);
    }

    private static long Places(long size, long taps, int stride, int padding) => ((size + (2 * padding) - taps) / stride) + 1;
}
