using System.Numerics;
using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Generated;

/// <summary>The object in the middle: a textured shape, a little shifted, turned, scaled and stretched.</summary>
internal static class Subject
{
    public static void Paint(Span<Vector3> canvas, PixelGrid grid, Vector3 background, Shape shape, Texture texture, Draws draws)
    {
        var pose = Pose.Draw(draws);
        var first = Palette.Apart(Palette.Colour(draws), background, 0.45f, 0.45f);
        var second = Palette.Apart(Palette.Colour(draws), first, 0.5f, 0.4f);
        var frequency = (float)draws.Uniform(1.1, 1.6);
        var phase = (float)draws.Uniform(0, 6.28);
        for (var i = 0; i < canvas.Length; i++)
        {
            var (x, y) = pose.ToObject(grid.X[i], grid.Y[i]);
            var mask = Palette.Sigmoid(-grid.Sharpness * pose.Scale * shape.Distance(x, y));
            var mix = Palette.Sigmoid(6 * texture.Value(new TexturePoint(x, y, frequency, phase, draws)));
            canvas[i] = Vector3.Lerp(canvas[i], Vector3.Lerp(first, second, mix), mask);
        }
    }

    /// <summary>From image to object coordinates: shift, turn, then divide x by scale·aspect and y by scale/aspect.</summary>
    private readonly record struct Pose(float CentreX, float CentreY, float Sin, float Cos, float Scale, float Aspect)
    {
        public static Pose Draw(Draws draws)
        {
            var (x, y) = ((float)draws.Uniform(-0.12, 0.12), (float)draws.Uniform(-0.12, 0.12));
            var (sin, cos) = MathF.SinCos((float)draws.Uniform(-0.3, 0.3));
            return new Pose(x, y, sin, cos, (float)draws.Uniform(0.75, 0.95), (float)draws.Uniform(0.85, 1.18));
        }

        public (float X, float Y) ToObject(float x, float y)
        {
            var (dx, dy) = (x - CentreX, y - CentreY);
            return ((dx * Cos + dy * Sin) / (Scale * Aspect), (dy * Cos - dx * Sin) * Aspect / Scale);
        }
    }
}
