using System.Numerics;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Generated;

/// <summary>Two similar colours mixed by a ramp, by smooth noise or by a wave.</summary>
internal static class Background
{
    /// <summary>Fills the canvas; returns the mean of the two colours.</summary>
    public static Vector3 Paint(Span<Vector3> canvas, PixelGrid grid, Draws draws)
    {
        var first = Palette.Colour(draws);
        var second = Palette.Clamp(first + 0.2f * (Palette.Colour(draws) - new Vector3(0.5f)));
        var mask = draws.Below(3) switch
        {
            0 => Ramp(grid, draws),
            1 => Noise(grid, draws),
            _ => Wave(grid, draws),
        };
        for (var i = 0; i < canvas.Length; i++)
            canvas[i] = Vector3.Lerp(first, second, mask[i]);
        return (first + second) / 2;
    }

    private static float[] Ramp(PixelGrid grid, Draws draws)
    {
        var (sin, cos) = Direction(draws);
        return Mask(grid, (x, y) => Math.Clamp((x * cos + y * sin + 1) / 2, 0, 1));
    }

    private static float[] Wave(PixelGrid grid, Draws draws)
    {
        var waves = (float)draws.Uniform(1, 3);
        var (sin, cos) = Direction(draws);
        var phase = (float)draws.Uniform(0, 2 * Math.PI);
        return Mask(grid, (x, y) => Palette.Sigmoid(3 * MathF.Sin(MathF.PI * waves * (x * cos + y * sin) + phase)));
    }

    /// <summary>4×4 uniform noise, bicubic to the image's size.</summary>
    private static float[] Noise(PixelGrid grid, Draws draws)
    {
        const int Cells = 4;
        var noise = new float[Cells * Cells];
        for (var i = 0; i < noise.Length; i++)
            noise[i] = (float)draws.Uniform();
        var table = new ResampleTable(Cells, grid.Size, 0, grid.Size, ResampleKernel.Bicubic);
        var mask = new float[grid.Count];
        for (var i = 0; i < mask.Length; i++)
            mask[i] = Math.Clamp(At(noise, table, i / grid.Size, i % grid.Size), 0, 1);
        return mask;

        static float At(float[] noise, ResampleTable table, int row, int column)
        {
            var sum = 0f;
            for (var k = 0; k < table.Weights[row].Length; k++)
            {
                for (var l = 0; l < table.Weights[column].Length; l++)
                    sum += table.Weights[row][k] * table.Weights[column][l] * noise[(table.Starts[row] + k) * Cells + table.Starts[column] + l];
            }
            return sum;
        }
    }

    private static (float Sin, float Cos) Direction(Draws draws) => MathF.SinCos((float)draws.Uniform(0, 2 * Math.PI));

    private static float[] Mask(PixelGrid grid, Func<float, float, float> value)
    {
        var mask = new float[grid.Count];
        for (var i = 0; i < mask.Length; i++)
            mask[i] = value(grid.X[i], grid.Y[i]);
        return mask;
    }
}
