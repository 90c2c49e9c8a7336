using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>
/// Batched crop and resize. Results are floats holding whole levels 0 … 255 in the order (image, row, channel, column): in that order both axes are
/// resampled (and blurred) by one batched matrix product each.
/// </summary>
internal static class Resampling
{
    /// <summary>The given rectangle of each image, some mirrored, resampled to side×side.</summary>
    /// <param name="images">uint8 (B, 3, H, W).</param>
    /// <returns>Float32 (B, side, 3, side).</returns>
    public static Tensor Crop(Tensor images, CropBox[] crops, bool[] flips, int side, ResampleKernel kernel)
    {
        var (height, width) = ((int)images.size(2), (int)images.size(3));
        return Apply(images, kernel,
            new ResampleAxis(Array.ConvertAll(crops, c => c.Top), Array.ConvertAll(crops, c => c.Height), null, height, side, 0, side),
            new ResampleAxis(Array.ConvertAll(crops, c => c.Left), Array.ConvertAll(crops, c => c.Width), flips, width, side, 0, side));
    }

    /// <summary>The centre side×side of each whole square image resampled to resized×resized; the offset is rounded half to even.</summary>
    public static Tensor Centre(Tensor images, int resized, int side, ResampleKernel kernel)
    {
        var (batch, input) = ((int)images.size(0), (int)images.size(2));
        var offset = (int)Math.Round((resized - side) / 2.0);
        var axis = new ResampleAxis(new int[batch], [.. Enumerable.Repeat(input, batch)], null, input, resized, offset, side);
        return Apply(images, kernel, axis, axis);
    }

    private static Tensor Apply(Tensor images, ResampleKernel kernel, ResampleAxis rows, ResampleAxis columns)
    {
        using var scope = NewDisposeScope();
        var (batch, height, width) = (images.size(0), images.size(2), images.size(3));
        var pixels = images.permute(0, 2, 1, 3).contiguous().to(ScalarType.Float32); // (B, H, 3, W)
        var across = columns.Weights(kernel, images.device).transpose(1, 2); // (B, W, S)
        var narrowed = Levels(pixels.view(batch, height * 3, width).bmm(across)); // (B, H·3, S)
        var down = rows.Weights(kernel, images.device); // (B, S, H)
        var result = Levels(down.bmm(narrowed.view(batch, height, 3 * columns.Count))); // (B, S, 3·S)
        return result.view(batch, rows.Count, 3, columns.Count).MoveToOuterDisposeScope();
    }

    /// <summary>Whole levels 0 … 255, in place.</summary>
    public static Tensor Levels(Tensor pixels) => pixels.round_().clamp_(0, 255);
}
