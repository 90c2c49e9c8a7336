using BiSSL.Training.Data;
using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Imaging;

public class ContactSheetTests
{
    [Fact]
    public void Of_PlainPictures_PutsEachInItsTile()
    {
        using var scope = NewDisposeScope();
        byte[] levels = [10, 200, 90, 30];
        using var set = new ImageSet(ones(4, 3, 8, 8, dtype: uint8) * tensor(levels).view(4, 1, 1, 1));
        int[] images = [.. Enumerable.Range(0, 18).Select(i => i % 4)];

        var sheet = ContactSheet.Of(set, images);
        var decoded = PictureFile.Decode(JpegEncoder.Encode(sheet), new(0)).Image;

        Assert.Equal((768, 768), (decoded.Width, decoded.Height));
        foreach (var (tile, image) in images.Index())
        {
            Assert.Equal(levels[image], Centre(sheet, tile));
            Assert.InRange(Centre(decoded, tile), levels[image] - 3, levels[image] + 3);
        }
        Assert.Equal(0, Centre(sheet, 18));
    }

    [Fact]
    public void Row_PicturesThatAreNotSquare_ShowsTheirMiddle()
    {
        using var scope = NewDisposeScope();
        var wide = cat([zeros(1, 3, 8, 6, dtype: uint8), full([1, 3, 8, 8], 200, dtype: uint8), zeros(1, 3, 8, 6, dtype: uint8)], 3);
        var high = wide.transpose(2, 3).contiguous().view(-1);
        using var set = new ImageSet(new PictureStore(cat([wide.view(-1), high]), [new(20, 8), new(8, 20)]));

        var sheet = ContactSheet.Row(set, [0, 1]);

        Assert.Equal((96, 48), (sheet.Width, sheet.Height));
        foreach (var (x, y) in new[] { (5, 24), (43, 24), (24, 4), (53, 24), (91, 24), (72, 6), (72, 42) })
            Assert.Equal(200, sheet.Pixels[3 * ((y * 96) + x)]);
    }

    private static int Centre(RgbImage sheet, int tile) => sheet.Pixels[3 * ((((tile / 16 * 48) + 24) * 768) + (tile % 16 * 48) + 24)];
}
