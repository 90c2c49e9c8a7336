using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Pipeline.Bench;

namespace BiSSL.Tests.Data.Imaging;

/// <summary>Files written by PIL, decoded as PIL decodes them.</summary>
public class DecoderTests
{
    public static TheoryData<string> Names => [.. Pictures.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decode_WholeFile_IsPils(string name)
    {
        var given = Pictures.Named(name);
        var image = Decode(given);

        Assert.Equal((given.Width, given.Height), (image.Width, image.Height));
        GoldenData.AssertLevels(given.Pixels, [.. image.Pixels.Select(p => (int)p)], name.EndsWith("png", StringComparison.Ordinal) ? 0 : 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_AnyPicture_IsResizedAsTorchvisionDoes(string name)
    {
        using var folder = new TempFolder();
        var given = Pictures.Named(name);
        File.WriteAllBytes(folder[name], given.Bytes);

        GoldenData.AssertLevels(given.Square, Pictures.Centre(PictureFile.Read(folder[name], 12)), 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decode_CutInHalf_IsDamage(string name)
    {
        var given = Pictures.Named(name);

        Assert.Throws<DamagedImageException>(() => Decode(given with { File = Convert.ToBase64String(given.Bytes[..(given.Bytes.Length / 2)]) }));
    }

    [Fact]
    public void Decode_JpegWithoutItsLastBytes_IsDamageThoughLibjpegOnlyWarns()
    {
        var bytes = Pictures.Named("wide.jpg").Bytes;

        var error = Assert.Throws<DamagedImageException>(() => JpegDecoder.Decode(bytes.AsSpan()[..^40]));
        Assert.Contains("remature end", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a picture at all")]
    [InlineData("\u00FF\u00D8nope")]
    public void Decode_SomethingElse_IsDamage(string content)
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(content);

        Assert.Throws<DamagedImageException>(() => JpegDecoder.Decode(bytes));
        Assert.Throws<DamagedImageException>(() => PngDecoder.Decode(bytes));
    }

    [Fact]
    public void Read_SomethingElse_SaysThatItIsNoPicture()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["a.png"], "not a picture at all");
        Assert.Equal("the file is neither a JPEG nor a PNG picture", Assert.Throws<DamagedImageException>(() => PictureFile.Read(folder["a.png"], 12)).Message);
    }

    [Fact]
    public void Decode_LargeJpegForASmallSize_IsScaledToHalfMoreThanThatSize()
    {
        var given = Pictures.Named("wide.jpg"); // 29×17

        var image = JpegDecoder.Decode(given.Bytes, 4);

        Assert.Equal((11, 7), (image.Width, image.Height)); // three eighths: seven is the first that is not below six
    }

    [Theory]
    [InlineData(500, 375)]
    [InlineData(640, 427)]
    [InlineData(300, 300)]
    public void Read_ScaledDecoding_IsNearlyThatOfTheWholePicture(int width, int height)
    {
        using var folder = new TempFolder();
        var file = JpegEncoder.Encode(BenchPhoto.Draw(width, height, 1), 90);
        File.WriteAllBytes(folder["a.jpg"], file);

        var (scaled, whole) = (PictureFile.Read(folder["a.jpg"], 96).Pixels, PictureResize.Apply(JpegDecoder.Decode(file), 96).Pixels);
        var difference = scaled.Zip(whole, (a, b) => Math.Abs(a - b)).Average();
        Assert.True(difference < 1, $"{difference} levels");
    }

    [Fact]
    public void Allocate_SizeOfADamagedHeader_IsDamage() =>
        Assert.Throws<DamagedImageException>(() => RgbImage.Allocate(65_000, 65_000, 3));

    private static RgbImage Decode(Picture picture) =>
        picture.Name.EndsWith("png", StringComparison.Ordinal) ? PngDecoder.Decode(picture.Bytes) : JpegDecoder.Decode(picture.Bytes);
}
