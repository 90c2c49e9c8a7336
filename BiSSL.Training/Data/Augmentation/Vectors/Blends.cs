using System.Numerics;
using System.Runtime.CompilerServices;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>out = f·x: towards black and away from it.</summary>
internal readonly struct Brightness(float factor) : IPixelChange
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<float> red, ref Vector<float> green, ref Vector<float> blue)
    {
        red = VectorMath.Truncated(red * factor);
        green = VectorMath.Truncated(green * factor);
        blue = VectorMath.Truncated(blue * factor);
    }
}

/// <summary>out = g + f·(x − g) with the image's mean luminance g.</summary>
internal readonly struct Contrast(float factor, float mean) : IPixelChange
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<float> red, ref Vector<float> green, ref Vector<float> blue)
    {
        var ground = new Vector<float>(mean);
        red = VectorMath.Blended(ground, red, factor);
        green = VectorMath.Blended(ground, green, factor);
        blue = VectorMath.Blended(ground, blue, factor);
    }
}

/// <summary>out = g + f·(x − g) with each pixel's luminance g.</summary>
internal readonly struct Saturation(float factor) : IPixelChange
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<float> red, ref Vector<float> green, ref Vector<float> blue)
    {
        var ground = VectorMath.Luminance(red, green, blue);
        red = VectorMath.Blended(ground, red, factor);
        green = VectorMath.Blended(ground, green, factor);
        blue = VectorMath.Blended(ground, blue, factor);
    }
}
