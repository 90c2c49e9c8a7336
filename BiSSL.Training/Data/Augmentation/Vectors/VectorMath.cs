using System.Numerics;
using System.Runtime.CompilerServices;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>Arithmetic of levels, several pixels at once; every step rounds as that of the tensors does.</summary>
internal static class VectorMath
{
    private static readonly Vector<float> s_white = new(255);

    /// <summary>To the nearest level, halves to the even one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Rounded(Vector<float> values) => Clamped(Vector.Round(values));

    /// <summary>To the level below, as PIL truncates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Truncated(Vector<float> values) => Vector.Floor(Clamped(values));

    /// <summary>As <see cref="Greyscale.Luminance"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Luminance(Vector<float> red, Vector<float> green, Vector<float> blue) =>
        Vector.Floor(((red * 19595f) + (green * 38470f) + (blue * 7471f) + new Vector<float>(32768)) * (1f / 65536));

    /// <summary>g + f·(x − g), to the level below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Blended(Vector<float> ground, Vector<float> levels, float factor) => Truncated(((levels - ground) * factor) + ground);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Clamped(Vector<float> values) => Vector.MinNative(Vector.MaxNative(values, Vector<float>.Zero), s_white);
}
