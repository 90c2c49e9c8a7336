using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Pipeline.Bench;

namespace BiSSL.Tests.Data.Imaging;

/// <summary>What other decoders show with a warning is used, and what is wrong with it is said.</summary>
public class DamagedJpegTests
{
    private static readonly byte[] s_whole = JpegEncoder.Encode(BenchPhoto.Draw(160, 120, 5), 90, fullColour: false);
    private static readonly byte[] s_scan = [0xFF, 0xDA];

    [Fact]
    public void Decode_WholeFile_HasNothingToRepair() => Assert.Null(PictureFile.Decode(s_whole, new(0)).Repair);

    [Fact]
    public void Decode_WithoutEndMarker_ShowsEveryPixel()
    {
        var picture = PictureFile.Decode(s_whole[..^2], new(0));

        Assert.Equal("its end marker is missing", picture.Repair);
        Assert.Equal(PictureFile.Decode(s_whole, new(0)).Image.Pixels, picture.Image.Pixels);
    }

    [Fact]
    public void Decode_BytesBeforeTheEndMarker_ShowsEveryPixel()
    {
        var picture = PictureFile.Decode([.. s_whole[..^2], .. new byte[240], .. s_whole[^2..]], new(0));

        Assert.Contains("bytes too many", picture.Repair);
        Assert.Equal(PictureFile.Decode(s_whole, new(0)).Image.Pixels, picture.Image.Pixels);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decode_DataEndsEarly_ShowsWhatIsThere(bool hasEnd)
    {
        byte[] half = [.. s_whole[..(s_whole.Length * 6 / 10)], .. hasEnd ? s_whole[^2..] : []];

        var picture = PictureFile.Decode(half, new(0));

        Assert.Contains("damaged or cut off after", picture.Repair);
        Assert.Equal(PictureFile.Decode(s_whole, new(0)).Image.Pixels[..(3 * 160 * 16)], picture.Image.Pixels[..(3 * 160 * 16)]);
        Assert.Single(picture.Image.Pixels[^300..].Chunk(3).Select(pixel => pixel[0] / 64).Distinct()); // one grey below
    }

    [Fact]
    public void Decode_NearlyNothingThere_IsDamage()
    {
        var start = s_whole.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]);

        Assert.Contains("nearly nothing", Assert.Throws<DamagedImageException>(() => PictureFile.Decode(s_whole[..(start + 60)], new(0))).Message);
        Assert.Contains("before its pixels begin", Assert.Throws<DamagedImageException>(() => PictureFile.Decode(s_whole[..(start + 4)], new(0))).Message);
    }

    [Fact]
    public void Decode_ProgressiveWithoutItsLastScans_IsCoarseAndSaysSo()
    {
        var file = Pictures.Named("progressive.jpg").Bytes;

        Assert.Contains("scans are missing", PictureFile.Decode(file[..(file.Length * 8 / 10)], new(0)).Repair);
    }

    [Fact]
    public void Decode_ProgressiveCutAtTheBeginningOfALaterScan_IsCoarseAndNotLeftOut()
    {
        var file = Pictures.Named("progressive.jpg").Bytes;
        var means = file.AsSpan().IndexOf(s_scan);
        var later = means + 2 + file.AsSpan(means + 2).IndexOf(s_scan);

        Assert.Contains("coarse", PictureFile.Decode(file[..(later + 11)], new(0)).Repair);
    }

    [Fact]
    public void Decode_LinkToAnEmptyFile_IsEmpty()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["empty"], []);
        File.CreateSymbolicLink(folder["link.jpg"], folder["empty"]);

        Assert.Equal("the file is empty", Assert.Throws<DamagedImageException>(() => PictureFile.Decode(folder["link.jpg"], new(0))).Message);
    }

    [Fact]
    public void Decode_AnyBytesWrong_IsAPictureOrADamage()
    {
        var random = new Random(1);
        foreach (var given in Pictures.All)
        {
            for (var i = 0; i < 200; i++)
            {
                var file = given.Bytes;
                for (var k = 0; k < 1 + (i % 5); k++)
                    file[random.Next(file.Length)] = (byte)random.Next(256);
                try
                {
                    Assert.NotEmpty(PictureFile.Decode(file, new(i % 2 * 5)).Image.Pixels);
                }
                catch (DamagedImageException damage)
                {
                    Assert.NotEmpty(damage.Message);
                }
            }
        }
    }
}
