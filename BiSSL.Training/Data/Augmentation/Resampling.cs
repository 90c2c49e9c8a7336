using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>Batched crop and resize by two matrix products for each image. Results are floats that hold whole levels 0 … 255.</summary>
internal static class Resampling
{
    /// <summary>The given rectangle of each picture, some mirrored, resampled to side×side.</summary>
    /// <param name="pictures">Where the pictures are.</param>
    /// <param name="indices">B picture numbers.</param>
    /// <param name="crops">B rectangles within them.</param>
    /// <param name="flips">Which are mirrored.</param>
    /// <returns>Float32 (B, 3, side, side).</returns>
    public static Tensor Crop(PictureStore pictures, int[] indices, CropBox[] crops, bool[] flips, int side, ResampleKernel kernel) => Apply(
        pictures, indices, kernel,
        new ResampleAxis(Array.ConvertAll(crops, c => new Stretch(c.Top, c.Height, side)), side),
        new ResampleAxis([.. crops.Zip(flips, (c, flip) => new Stretch(c.Left, c.Width, side, Mirrored: flip))], side));

    /// <summary>The centre side×side of each whole picture, its short side resampled to so many pixels.</summary>
    /// <param name="pictures">Where the pictures are.</param>
    /// <param name="indices">B picture numbers.</param>
    /// <returns>Float32 (B, 3, side, side).</returns>
    public static Tensor Centre(PictureStore pictures, int[] indices, int resized, int side, ResampleKernel kernel)
    {
        ResampleAxis Axis(Func<PictureSize, int> length) => new([.. indices.Select(i => pictures.Sizes[i]).Select(size => Stretch.Centre(length(size), size.ShortSide, resized, side))], side);
        return Apply(pictures, indices, kernel, Axis(size => size.Height), Axis(size => size.Width));
    }

    private static Tensor Apply(PictureStore pictures, int[] indices, ResampleKernel kernel, ResampleAxis rows, ResampleAxis columns)
    {
        using var scope = NewDisposeScope();
        Tensor[] pieces = [.. pictures.Pieces(indices).Select(piece => Apply(pictures.Take(indices[piece]), kernel, rows[piece], columns[piece]))];
        return (pieces.Length == 1 ? pieces[0] : cat(pieces)).MoveToOuterDisposeScope();
    }

    private static Tensor Apply(Tensor images, ResampleKernel kernel, ResampleAxis rows, ResampleAxis columns)
    {
        using (images)
        {
            using var scope = NewDisposeScope();
            var (down, across) = (rows.Weights((int)images.size(2), kernel, images.device), columns.Weights((int)images.size(3), kernel, images.device));
            return Separable(images.to(ScalarType.Float32), down, across).MoveToOuterDisposeScope();
        }
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
