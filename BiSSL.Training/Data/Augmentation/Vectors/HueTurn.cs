using System.Numerics;
using System.Runtime.CompilerServices;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>Hue turned in 8-bit HSV, step by step as <see cref="HueShift"/> does it.</summary>
/// <param name="shift">Steps of 1/255 turn, 0 … 255.</param>
internal readonly struct HueTurn(float shift) : IPixelChange
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<float> red, ref Vector<float> green, ref Vector<float> blue)
    {
        var value = Vector.MaxNative(Vector.MaxNative(red, green), blue);
        var chroma = value - Vector.MinNative(Vector.MinNative(red, green), blue);
        var saturation = Vector.Floor(chroma * 255 / Vector.MaxNative(value, Vector<float>.One));
        var hue = Hue(red, green, blue, value, chroma) + new Vector<float>(shift);
        hue = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(hue, new Vector<float>(256)), hue - new Vector<float>(256), hue);
        var sixth = hue * (float)(6.0 / 255);
        var depth = saturation * value / new Vector<float>(-255);
        red = Channel(new Vector<float>(2) - Vector.Abs(sixth - new Vector<float>(3)), depth, value);
        green = Channel(Vector.Abs(sixth - new Vector<float>(2)) - Vector<float>.One, depth, value);
        blue = Channel(Vector.Abs(sixth - new Vector<float>(4)) - Vector<float>.One, depth, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Hue(Vector<float> red, Vector<float> green, Vector<float> blue, Vector<float> value, Vector<float> chroma)
    {
        var sixths = Vector.ConditionalSelect(
            Vector.Equals(red, value), green - blue, Vector.ConditionalSelect(Vector.Equals(green, value), blue - red + (chroma * 2), red - green + (chroma * 4)));
        var turn = Vector.MaxNative(chroma * 6, Vector<float>.One);
        return Vector.Floor(Vector.ConditionalSelect(Vector.LessThan(sixths, Vector<float>.Zero), sixths + turn, sixths) * 255 / turn);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Channel(Vector<float> weight, Vector<float> depth, Vector<float> value)
    {
        var share = Vector.MinNative(Vector.MaxNative(weight, Vector<float>.Zero), Vector<float>.One);
        return Vector.Floor((share * depth) + value + new Vector<float>(0.5f));
    }
}
