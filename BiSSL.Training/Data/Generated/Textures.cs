using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Generated;

/// <summary>A texture of the generated world: where its value is positive the second colour shows, where negative the first.</summary>
internal sealed record Texture(string Name, Func<TexturePoint, float> Value);

/// <summary>A place on the object: coordinates, frequency F, phase p, and the image's draws.</summary>
internal readonly record struct TexturePoint(float X, float Y, float Frequency, float Phase, Draws Draws)
{
    /// <summary>sin(2π · multiple · F · position + p + shift).</summary>
    public float Wave(float multiple, float position, float shift = 0) => MathF.Sin(MathF.Tau * multiple * Frequency * position + Phase + shift);
}

/// <summary>The six textures. They say nothing about the class.</summary>
internal static class Textures
{
    public static readonly Texture[] All =
    [
        new("solid", _ => float.NegativeInfinity),
        new("stripes", p => p.Wave(1, p.X)),
        new("checker", p => 2 * p.Wave(0.75f, p.X) * p.Wave(0.75f, p.Y)),
        new("dots", p => p.Wave(1, p.X, MathF.PI / 2) + p.Wave(1, p.Y, MathF.PI / 2) - 0.9f),
        new("rings", p => p.Wave(1, MathF.Sqrt(p.X * p.X + p.Y * p.Y))),
        new("grain", p => 1.5f * (float)p.Draws.Normal()),
    ];
}
