using System.Numerics;
using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Generated;

/// <summary>A small disc anywhere, present in one image of four.</summary>
internal static class Distractor
{
    public static void Paint(Span<Vector3> canvas, PixelGrid grid, Draws draws)
    {
        if (!draws.Bool(0.25))
            return;
        var centre = new Vector2((float)draws.Uniform(-1, 1), (float)draws.Uniform(-1, 1));
        var radius = (float)draws.Uniform(0.10, 0.22);
        var colour = Palette.Colour(draws);
        for (var i = 0; i < canvas.Length; i++)
        {
            var distance = Vector2.Distance(new Vector2(grid.X[i], grid.Y[i]), centre) - radius;
            canvas[i] = Vector3.Lerp(canvas[i], colour, Palette.Sigmoid(-grid.Sharpness * distance));
        }
    }
}
