namespace BiSSL.Training.Data.Imaging;

/// <summary>Resizes the short side of a picture and crops the centre, as torchvision's Resize and CenterCrop do with PIL: first along rows, then
/// along columns, rounded to 8 bits after each.</summary>
public static class SquareResize
{
    /// <returns>3·side·side bytes, channel by channel.</returns>
    public static byte[] Apply(RgbImage image, int side, ResampleKernel kernel = ResampleKernel.Bicubic)
    {
        var shortSide = Math.Min(image.Width, image.Height);
        var columns = Centre(image.Width, shortSide, side, kernel);
        var rows = Centre(image.Height, shortSide, side, kernel);
        return AlongColumns(AlongRows(image, columns), image.Height, rows, side);
    }

    /// <summary>PIL's integer size of the long side, and torchvision's half-to-even offset of the crop.</summary>
    private static ResampleTable Centre(int length, int shortSide, int side, ResampleKernel kernel)
    {
        var resized = (int)((long)side * length / shortSide);
        return new ResampleTable(length, resized, (int)Math.Round((resized - side) / 2.0), side, kernel);
    }

    /// <summary>(height, width, 3) to (3, height, side).</summary>
    private static byte[] AlongRows(RgbImage image, ResampleTable table)
    {
        var side = table.Starts.Length;
        var result = new byte[3 * image.Height * side];
        for (var i = 0; i < result.Length; i++)
        {
            var (row, column) = Math.DivRem(i, side);
            var (channel, y) = Math.DivRem(row, image.Height);
            var first = 3 * (y * image.Width + table.Starts[column]) + channel;
            result[i] = Weigh(image.Pixels, first, 3, table.Weights[column]);
        }
        return result;
    }

    /// <summary>(3, height, side) to (3, side, side).</summary>
    private static byte[] AlongColumns(byte[] pixels, int height, ResampleTable table, int side)
    {
        var result = new byte[3 * side * side];
        for (var i = 0; i < result.Length; i++)
        {
            var (row, x) = Math.DivRem(i, side);
            var (channel, y) = Math.DivRem(row, side);
            var first = (channel * height + table.Starts[y]) * side + x;
            result[i] = Weigh(pixels, first, side, table.Weights[y]);
        }
        return result;
    }

    private static byte Weigh(byte[] pixels, int first, int stride, float[] weights)
    {
        var sum = 0.5f;
        for (var k = 0; k < weights.Length; k++)
            sum += weights[k] * pixels[first + k * stride];
        return (byte)Math.Clamp(sum, 0, 255);
    }
}
