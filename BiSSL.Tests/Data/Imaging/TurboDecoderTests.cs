using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Pipeline.Bench;

namespace BiSSL.Tests.Data.Imaging;

/// <summary>What libjpeg-turbo of the system decodes is what SkiaSharp decodes.</summary>
public class TurboDecoderTests
{
    private static readonly byte[] s_photo = JpegEncoder.Encode(BenchPhoto.Draw(161, 123, 5), 90, fullColour: false);

    public TurboDecoderTests() => Assert.SkipUnless(TurboJpeg.IsInstalled, "libturbojpeg0 is not installed; ./test.sh installs it on Debian.");

    public static TheoryData<string> Jpegs => [.. Pictures.All.Select(p => p.Name).Where(name => name.EndsWith("jpg", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Jpegs))]
    public void Decode_AnyJpeg_IsSkias(string name)
    {
        AssertSame(Pictures.Named(name).Bytes, 0);
        AssertSame(Pictures.Named(name).Bytes, 5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    public void Decode_Photograph_IsDoneWithoutSkiaAndTheSame(int shortSide)
    {
        Assert.NotNull(TurboDecoder.Decode(s_photo, shortSide));
        AssertSame(s_photo, shortSide);
    }

    [Fact]
    public void Decode_EveryOrientation_IsSkias()
    {
        for (byte orientation = 1; orientation <= 8; orientation++)
        {
            var file = OddPictureTests.WithOrientation(s_photo, orientation);
            Assert.NotNull(TurboDecoder.Decode(file, 0));
            AssertSame(file, 0);
            AssertSame(file, 30);
        }
    }

    [Fact]
    public void Decode_DamagedFile_SaysWhatIsWrong()
    {
        byte[][] damaged = [s_photo[..^2], [.. s_photo[..^2], .. new byte[240], .. s_photo[^2..]], s_photo[..(s_photo.Length / 2)], [.. s_photo[..(s_photo.Length / 2)], .. s_photo[^2..]]];
        foreach (var file in damaged)
        {
            Assert.NotNull(Decode(file, 0, JpegDecoder.Turbo).Repair);
            AssertSame(file, 0);
        }
    }

    private static void AssertSame(byte[] file, int shortSide)
    {
        var (turbo, skia) = (Decode(file, shortSide, JpegDecoder.Turbo), Decode(file, shortSide, JpegDecoder.Skia));

        Assert.Equal(skia.Repair, turbo.Repair);
        Assert.Equal(skia.Image with { Pixels = turbo.Image.Pixels }, turbo.Image);
        Assert.All(skia.Image.Pixels.Zip(turbo.Image.Pixels), both => Assert.InRange(both.First - both.Second, -2, 2));
    }

    private static DecodedPicture Decode(byte[] file, int shortSide, JpegDecoder by) => PictureFile.Decode(file, new(shortSide) { Jpeg = by });
}
