using System.Numerics;
using System.Runtime.CompilerServices;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>Every pixel's luminance in all three colours.</summary>
internal readonly struct Grey : IPixelChange
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<float> red, ref Vector<float> green, ref Vector<float> blue) =>
        red = green = blue = VectorMath.Luminance(red, green, blue);
}
