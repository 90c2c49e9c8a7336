using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>Levels of an image, line by line, the three colours of a line one after the other, each padded to whole vectors. What the padding holds is finite and nobody's.</summary>
internal sealed class Lines(int height, int width)
{
    private readonly float[] _levels = new float[height * 3 * Padded(width)];

    public int Height => height;

    public int Width => width;

    /// <summary>Values of one colour of a line, padding included.</summary>
    public int Stride { get; } = Padded(width);

    /// <summary>The first value of a line's first colour; the others follow, <see cref="Stride"/> values each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Line(int y) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_levels), (nint)y * 3 * Stride);

    public void Apply<T>(T change) where T : struct, IPixelChange
    {
        for (var y = 0; y < height; y++)
        {
            ref var red = ref Line(y);
            ref var green = ref Unsafe.Add(ref red, Stride);
            ref var blue = ref Unsafe.Add(ref green, Stride);
            for (nuint x = 0; x < (nuint)Stride; x += (nuint)Vector<float>.Count)
            {
                var (r, g, b) = (Vector.LoadUnsafe(ref red, x), Vector.LoadUnsafe(ref green, x), Vector.LoadUnsafe(ref blue, x));
                change.Apply(ref r, ref g, ref b);
                r.StoreUnsafe(ref red, x);
                g.StoreUnsafe(ref green, x);
                b.StoreUnsafe(ref blue, x);
            }
        }
    }

    /// <summary>The mean luminance, to the nearest level.</summary>
    public float MeanLuminance()
    {
        var sum = 0.0;
        for (var y = 0; y < height; y++)
            sum += LuminanceOf(ref Line(y));
        return MathF.Floor((float)(sum / ((double)height * width)) + 0.5f);
    }

    /// <summary>A length rounded up to whole vectors.</summary>
    public static int Padded(int length) => (length + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    // A line's sum of whole levels is exact in a float up to 65,000 pixels.
    private float LuminanceOf(ref float line)
    {
        var sums = Vector<float>.Zero;
        var whole = width / Vector<float>.Count * Vector<float>.Count;
        for (var x = 0; x < whole; x += Vector<float>.Count)
            sums += LuminanceAt(ref line, x);
        var sum = Vector.Sum(sums);
        if (whole < width)
        {
            var last = LuminanceAt(ref line, whole);
            for (var lane = 0; lane < width - whole; lane++)
                sum += last[lane];
        }
        return sum;
    }

    private Vector<float> LuminanceAt(ref float line, int x) => VectorMath.Luminance(
        Vector.LoadUnsafe(ref line, (nuint)x), Vector.LoadUnsafe(ref line, (nuint)(x + Stride)), Vector.LoadUnsafe(ref line, (nuint)(x + (2 * Stride))));
}
