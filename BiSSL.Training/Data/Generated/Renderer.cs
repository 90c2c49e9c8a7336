using System.Numerics;
using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Generated;

/// <summary>Draws one image of the world, back to front: background, two distractors, the object, light.</summary>
internal sealed class Renderer(int size)
{
    private const int Distractors = 2;

    private readonly PixelGrid _grid = new(size);

    /// <summary>Writes 3×size×size bytes, channel by channel. Thread-safe.</summary>
    public void Draw(Span<byte> pixels, Shape shape, Texture texture, Draws draws)
    {
        var canvas = new Vector3[_grid.Count];
        var background = Background.Paint(canvas, _grid, draws);
        for (var i = 0; i < Distractors; i++)
            Distractor.Paint(canvas, _grid, draws);
        Subject.Paint(canvas, _grid, background, shape, texture, draws);
        Light.Paint(canvas, _grid, draws);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)MathF.Round(255 * canvas[i % canvas.Length][i / canvas.Length]);
    }
}
