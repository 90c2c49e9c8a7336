using System.Numerics;
using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Generated;

/// <summary>Colours of the generated world: nearly grey, so that colour alone does not solve the pretext task.</summary>
internal static class Palette
{
    /// <summary>A grey level U(0, 1) with an offset U(−0.15, 0.15) per channel, clamped.</summary>
    public static Vector3 Colour(Draws draws)
    {
        var grey = draws.Uniform();
        float Channel() => (float)(grey + draws.Uniform(-0.15, 0.15));
        return Clamp(new Vector3(Channel(), Channel(), Channel()));
    }

    /// <summary>The colour itself if it is far enough from the ground, else each channel set apart from the ground's: down where the ground is bright, else up.</summary>
    public static Vector3 Apart(Vector3 colour, Vector3 ground, float threshold, float offset)
    {
        if (Vector3.Distance(colour, ground) >= threshold)
            return colour;
        float Away(float channel) => channel > 0.5f ? channel - offset : channel + offset;
        return Clamp(new Vector3(Away(ground.X), Away(ground.Y), Away(ground.Z)));
    }

    public static Vector3 Clamp(Vector3 colour) => Vector3.Clamp(colour, Vector3.Zero, Vector3.One);

    public static float Sigmoid(float value) => 1 / (1 + MathF.Exp(-value));
}
