using BiSSL.Training.Data;
using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Imaging;

namespace BiSSL.Tests.Data.Fixtures;

/// <summary>What PIL and torchvision do with one picture, pixel by pixel in double precision: widened kernels, levels rounded after the rows and after the columns.</summary>
internal static class SlowResampling
{
    /// <summary>torchvision's resized_crop, then hflip: 3·side·side levels of 3·H·W bytes.</summary>
    public static int[] Crop(byte[] picture, PictureSize size, CropBox box, bool flip, int side, ResampleKernel kernel)
    {
        var part = Cut(Array.ConvertAll(picture, level => (int)level), size, box);
        var resized = Resize(part, new PictureSize(box.Width, box.Height), new PictureSize(side, side), kernel);
        return flip ? [.. Enumerable.Range(0, resized.Length).Select(i => resized[(i / side * side) + side - 1 - (i % side)])] : resized;
    }

    /// <summary>Resize of the short side, then CenterCrop.</summary>
    public static int[] Centre(byte[] picture, PictureSize size, int resized, int side, ResampleKernel kernel)
    {
        var whole = Whole(size, resized);
        var levels = Resize(Array.ConvertAll(picture, level => (int)level), size, whole, kernel);
        return Cut(levels, whole, new CropBox((int)Math.Round((whole.Width - side) / 2.0), (int)Math.Round((whole.Height - side) / 2.0), side, side));
    }

    /// <summary>The size that torchvision's Resize of the short side gives.</summary>
    public static PictureSize Whole(PictureSize size, int shortSide) => size.Width <= size.Height
        ? new PictureSize(shortSide, (int)(shortSide * size.Height / (double)size.Width))
        : new PictureSize((int)(shortSide * size.Width / (double)size.Height), shortSide);

    public static int[] Resize(int[] picture, PictureSize from, PictureSize to, ResampleKernel kernel)
    {
        var rows = new int[3 * from.Height * to.Width];
        for (var row = 0; row < 3 * from.Height; row++)
            for (var x = 0; x < to.Width; x++)
                rows[(row * to.Width) + x] = Level(i => picture[(row * from.Width) + i], from.Width, to.Width, x, kernel);
        var result = new int[3 * to.Height * to.Width];
        for (var place = 0; place < result.Length; place++)
        {
            var (channel, y, x) = (place / to.Width / to.Height, place / to.Width % to.Height, place % to.Width);
            result[place] = Level(i => rows[(((channel * from.Height) + i) * to.Width) + x], from.Height, to.Height, y, kernel);
        }
        return result;
    }

    private static int Level(Func<int, int> input, int length, int outputs, int output, ResampleKernel kernel)
    {
        var scale = length / (double)outputs;
        var (centre, widening) = ((output + 0.5) * scale, Math.Max(1, scale));
        var weights = Enumerable.Range(0, length).Select(i => kernel.At((i + 0.5 - centre) / widening)).ToArray();
        var sum = weights.Select((weight, i) => weight == 0 ? 0 : weight * input(i)).Sum();
        return Math.Clamp((int)Math.Floor((sum / weights.Sum()) + 0.5), 0, 255);
    }

    private static int[] Cut(int[] picture, PictureSize size, CropBox box) =>
    [
        .. Enumerable.Range(0, 3 * box.Height).SelectMany(row =>
            picture.Skip((((row / box.Height * size.Height) + box.Top + (row % box.Height)) * size.Width) + box.Left).Take(box.Width)),
    ];
}
