namespace BiSSL.Training.Data.Imaging;

/// <summary>Makes a picture smaller while it is laid on its ground: every pixel is the mean of a square of pixels.</summary>
internal static class BoxReduction
{
    /// <param name="pixels">rows·width·4 bytes, red green blue and opacity.</param>
    /// <param name="factor">Side of the squares; those at the far edges are what is left.</param>
    /// <param name="result">⌈rows/factor⌉·⌈width/factor⌉·3 bytes.</param>
    /// <returns>Whether the ground is seen anywhere.</returns>
    public static bool Lay(ReadOnlySpan<byte> pixels, int width, int factor, PictureGround ground, Span<byte> result)
    {
        if (factor == 1)
            return ground.Lay(pixels, result);
        var (rows, across) = (pixels.Length / 4 / width, (width + factor - 1) / factor);
        var (row, sums) = (new byte[3 * width], new int[3 * across]);
        var seen = false;
        for (var y = 0; y < rows; y++)
        {
            seen |= ground.Lay(pixels.Slice(4 * y * width, 4 * width), row);
            for (var i = 0; i < row.Length; i++)
                sums[(i / 3 / factor * 3) + (i % 3)] += row[i];
            if ((y + 1) % factor == 0 || y + 1 == rows)
                Mean(sums, width, factor, (y % factor) + 1, result[(3 * (y / factor) * across)..]);
        }
        return seen;
    }

    private static void Mean(int[] sums, int width, int factor, int rows, Span<byte> result)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var count = rows * Math.Min(factor, width - (i / 3 * factor));
            result[i] = (byte)((sums[i] + (count / 2)) / count);
        }
        Array.Clear(sums);
    }
}
