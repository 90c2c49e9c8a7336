using System.Numerics;
using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Generated;

/// <summary>A brightness ramp in any direction, an exposure, and sensor noise.</summary>
internal static class Light
{
    public static void Paint(Span<Vector3> canvas, PixelGrid grid, Draws draws)
    {
        var slope = (float)draws.Uniform(0, 0.45);
        var (sin, cos) = MathF.SinCos((float)draws.Uniform(0, 2 * Math.PI));
        var exposure = (float)draws.Uniform(0.7, 1.2);
        var sigma = (float)draws.Uniform(0, 0.04);
        for (var i = 0; i < canvas.Length; i++)
        {
            var noise = new Vector3((float)draws.Normal(), (float)draws.Normal(), (float)draws.Normal());
            var ramp = 1 + slope * (grid.X[i] * cos + grid.Y[i] * sin);
            canvas[i] = Palette.Clamp(canvas[i] * ramp * exposure + sigma * noise);
        }
    }
}
