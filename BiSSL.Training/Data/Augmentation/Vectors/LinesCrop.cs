using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BiSSL.Training.Data.Imaging;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>A rectangle of a picture, resampled to a smaller or larger square and perhaps mirrored, first along rows and then along columns as PIL does it.</summary>
/// <param name="side">Side of the result.</param>
internal sealed class LinesCrop(int side)
{
    private static readonly int s_lanes = Vector<float>.Count;

    private float[] _columns = [], _block = [];
    private Lines _across = new(0, side);

    /// <param name="image">3·H·W bytes, channel by channel.</param>
    /// <param name="size">H and W.</param>
    /// <param name="box">The rectangle.</param>
    /// <param name="flip">Whether left and right are exchanged.</param>
    /// <param name="tables">Gives the weights for a length of the rectangle.</param>
    /// <param name="result">side lines of side pixels.</param>
    public void Apply(ReadOnlySpan<byte> image, PictureSize size, CropBox box, bool flip, Func<int, ResampleTable> tables, Lines result)
    {
        Fit(box);
        Turn(image, size, box);
        var columns = tables(box.Width);
        for (var first = 0; first < side; first += s_lanes)
            Across(columns, first, flip, box.Height);
        Down(tables(box.Height), result);
    }

    private void Fit(CropBox box)
    {
        var stride = Lines.Padded(3 * box.Height);
        if (_columns.Length < box.Width * stride)
            _columns = new float[box.Width * stride];
        if (_block.Length < s_lanes * stride)
            _block = new float[s_lanes * stride];
        if (_across.Height < box.Height)
            _across = new Lines(box.Height, side);
    }

    /// <summary>The rectangle's columns one after the other, so that neighbours in a vector have the same weights.</summary>
    private void Turn(ReadOnlySpan<byte> image, PictureSize size, CropBox box)
    {
        var stride = Lines.Padded(3 * box.Height);
        ref var to = ref MemoryMarshal.GetArrayDataReference(_columns);
        for (var colour = 0; colour < 3; colour++)
            for (var y = 0; y < box.Height; y++)
            {
                var row = image.Slice((((colour * size.Height) + box.Top + y) * size.Width) + box.Left, box.Width);
                ref var place = ref Unsafe.Add(ref to, (colour * box.Height) + y);
                for (var x = 0; x < row.Length; x++)
                    Unsafe.Add(ref place, (nint)x * stride) = row[x];
            }
    }

    /// <summary>As many outputs of every row as a vector has lanes.</summary>
    private void Across(ResampleTable table, int first, bool flip, int height)
    {
        var stride = Lines.Padded(3 * height);
        ref var block = ref MemoryMarshal.GetArrayDataReference(_block);
        ref var columns = ref MemoryMarshal.GetArrayDataReference(_columns);
        for (var lane = 0; lane < s_lanes && first + lane < side; lane++)
        {
            var output = flip ? side - 1 - first - lane : first + lane;
            Weigh(ref Unsafe.Add(ref columns, table.Starts[output] * stride), stride, table.Weights[output], ref Unsafe.Add(ref block, lane * stride), stride);
        }
        for (var colour = 0; colour < 3; colour++)
            for (var y = 0; y < height; y++)
            {
                ref var to = ref Unsafe.Add(ref _across.Line(y), (colour * _across.Stride) + first);
                ref var from = ref Unsafe.Add(ref block, (colour * height) + y);
                for (var lane = 0; lane < s_lanes; lane++)
                    Unsafe.Add(ref to, lane) = Unsafe.Add(ref from, lane * stride);
            }
    }

    private void Down(ResampleTable table, Lines result)
    {
        var length = 3 * result.Stride;
        for (var y = 0; y < side; y++)
            Weigh(ref _across.Line(table.Starts[y]), length, table.Weights[y], ref result.Line(y), length);
    }

    /// <summary>A weighted sum of vectors that lie a stride apart, as levels.</summary>
    private static void Weigh(ref float from, int stride, float[] weights, ref float to, int length)
    {
        for (var i = 0; i < length; i += s_lanes)
        {
            var sum = Vector<float>.Zero;
            ref var next = ref Unsafe.Add(ref from, i);
            foreach (var weight in weights)
            {
                sum = Vector.FusedMultiplyAdd(new Vector<float>(weight), Vector.LoadUnsafe(ref next), sum);
                next = ref Unsafe.Add(ref next, stride);
            }
            VectorMath.Rounded(sum).StoreUnsafe(ref to, (nuint)i);
        }
    }
}
