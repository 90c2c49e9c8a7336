using BiSSL.Training.Data.Augmentation;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Imaging;

/// <summary>Many small pictures on one: 16 × 16 tiles of 48 pixels, row by row; places that are left over are black.</summary>
public static class ContactSheet
{
    /// <summary>Pictures on one sheet.</summary>
    public const int Tiles = Across * Across;

    private const int Across = 16;
    private const int Side = 48;

    /// <param name="images">Numbers within the set, at most <see cref="Tiles"/>.</param>
    public static RgbImage Of(ImageSet set, int[] images)
    {
        using var scope = NewDisposeScope();
        var tiles = Resampling.Centre(set.Take(images), Side, Side, ResampleKernel.Bilinear).to(ScalarType.Byte); // (B, 3, 48, 48)
        var pixels = tiles.permute(0, 2, 3, 1).contiguous().cpu().bytes;
        var sheet = new byte[3 * Tiles * Side * Side];
        const int row = 3 * Side;
        for (var i = 0; i < images.Length * Side; i++)
        {
            var (tile, y) = Math.DivRem(i, Side);
            var at = ((tile / Across * Side) + y) * Across * row + (tile % Across * row);
            pixels.Slice(i * row, row).CopyTo(sheet.AsSpan(at, row));
        }
        return new RgbImage(Across * Side, Across * Side, sheet);
    }
}
