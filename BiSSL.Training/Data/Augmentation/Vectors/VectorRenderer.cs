using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>Makes views on the processor, one image after the other in its cache, several pixels at once. <see cref="ViewRenderer"/> gives the same levels, but for a rounding
/// here and there where a resampled or blurred value lies half-way.</summary>
/// <param name="crop">Size and kernel.</param>
public sealed class VectorRenderer(CropSettings crop)
{
    private readonly ConcurrentDictionary<int, ResampleTable> _tables = new();
    private readonly ConcurrentBag<Easel> _easels = [];

    private int Values => 3 * crop.Size * crop.Size;

    /// <param name="pictures">Pictures on the processor.</param>
    /// <param name="indices">B picture numbers.</param>
    /// <param name="views">B parameters.</param>
    /// <param name="range">How levels are normalised; null leaves them as they are, 0 … 255.</param>
    /// <returns>Float32 (B, 3, S, S).</returns>
    public unsafe Tensor Render(PictureStore pictures, int[] indices, ViewParameters[] views, PixelRange? range)
    {
        using var first = pictures.Pixels.narrow(0, 0, 1); // bytes of a whole tensor end at 2 GiB
        var result = empty([views.Length, 3, crop.Size, crop.Size], ScalarType.Float32);
        var from = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(first.bytes));
        var to = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(result.bytes));
        var (scale, shift) = Normalisation.Coefficients(range);
        Each(views.Length, (easel, i) =>
        {
            var size = pictures.Sizes[indices[i]];
            easel.Paint(new ReadOnlySpan<byte>((byte*)from + pictures.Offset(indices[i]), checked((int)size.Bytes)), size, views[i], Table);
            easel.CopyTo(new Span<float>((float*)to + ((long)i * Values), Values), scale, shift);
        });
        return result;
    }

    private ResampleTable Table(int length) => _tables.GetOrAdd(length, static (l, c) => new ResampleTable(l, c.Size, 0, c.Size, c.Kernel), crop);

    private void Each(int count, Action<Easel, int> paint)
    {
        var threads = new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() };
        Parallel.For(0, count, threads, Take, (i, _, easel) =>
        {
            paint(easel, i);
            return easel;
        }, _easels.Add);
    }

    private Easel Take() => _easels.TryTake(out var easel) ? easel : new Easel(crop.Size);
}
