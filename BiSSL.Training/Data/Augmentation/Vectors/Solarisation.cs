using System.Numerics;
using System.Runtime.CompilerServices;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>Levels from 128 on are inverted.</summary>
internal readonly struct Solarisation : IPixelChange
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<float> red, ref Vector<float> green, ref Vector<float> blue) =>
        (red, green, blue) = (Inverted(red), Inverted(green), Inverted(blue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Inverted(Vector<float> levels) =>
        Vector.ConditionalSelect(Vector.LessThan(levels, new Vector<float>(128)), levels, new Vector<float>(255) - levels);
}
