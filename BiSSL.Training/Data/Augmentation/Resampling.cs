using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>Batched crop and resize by two matrix products for each image. Results are floats that hold whole levels 0 … 255.</summary>
internal static class Resampling
{
    /// <summary>The given rectangle of each image, some mirrored, resampled to side×side.</summary>
    /// <param name="images">uint8 (B, 3, H, W).</param>
    /// <returns>Float32 (B, 3, side, side).</returns>
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
        var (down, across) = (rows.Weights(kernel, images.device), columns.Weights(kernel, images.device));
        return Separable(images.to(ScalarType.Float32), down, across).MoveToOuterDisposeScope();
    }

    /// <summary>A linear map of every row and then of every column, rounded to whole levels after each.</summary>
    /// <param name="pixels">(B, 3, H, W).</param>
    /// <param name="down">(B, Y, H), for the columns.</param>
    /// <param name="across">(B, X, W), for the rows.</param>
    /// <returns>(B, 3, Y, X).</returns>
    public static Tensor Separable(Tensor pixels, Tensor down, Tensor across)
    {
        var (batch, height, width, result) = (pixels.size(0), pixels.size(2), pixels.size(3), across.size(1));
        var rows = Levels(pixels.view(batch, 3 * height, width).bmm(across.transpose(1, 2))); // (B, 3·H, X)
        var beside = rows.view(batch, 3, height, result).transpose(1, 2).contiguous().view(batch, height, 3 * result); // (B, H, 3·X)
        var columns = Levels(down.bmm(beside)); // (B, Y, 3·X)
        return columns.view(batch, down.size(1), 3, result).transpose(1, 2).contiguous(); // (B, 3, Y, X)
    }

    private static Tensor Levels(Tensor pixels) => pixels.round_().clamp_(0, 255);
}
