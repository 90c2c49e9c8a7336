using BiSSL.Training.Data.Augmentation;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Imaging;

/// <summary>Many small pictures on one, in tiles of 48 pixels, row by row; places that are left over are black.</summary>
public static class ContactSheet
{
    /// <summary>Pictures on one sheet.</summary>
    public const int Tiles = Across * Across;

    /// <summary>Side of a tile, pixels.</summary>
    public const int Side = 48;

    private const int Across = 16;

    /// <summary>A sheet of 16 × 16.</summary>
    /// <param name="images">Numbers within the set, at most <see cref="Tiles"/>.</param>
    public static RgbImage Of(ImageSet set, int[] images) => Of(set, images, Across, Across);

    /// <summary>A sheet of one row.</summary>
    /// <param name="images">Numbers within the set.</param>
    public static RgbImage Row(ImageSet set, int[] images) => Of(set, images, images.Length, 1);

    private static RgbImage Of(ImageSet set, int[] images, int across, int down)
    {
        using var scope = NewDisposeScope();
        var tiles = Resampling.Centre(set.Pictures, images, Side, Side, ResampleKernel.Bilinear).to(ScalarType.Byte); // (B, 3, 48, 48)
        var pixels = tiles.permute(0, 2, 3, 1).contiguous().cpu().bytes;
        var sheet = new byte[3 * across * down * Side * Side];
        const int row = 3 * Side;
        for (var i = 0; i < images.Length * Side; i++)
        {
            var (tile, y) = Math.DivRem(i, Side);
            var at = ((tile / across * Side) + y) * across * row + (tile % across * row);
            pixels.Slice(i * row, row).CopyTo(sheet.AsSpan(at, row));
        }
        return new RgbImage(across * Side, down * Side, sheet);
    }
}
