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
        var image = PictureFile.Decode(given.Bytes, new(0)).Image;

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

        GoldenData.AssertLevels(given.Square, Pictures.Centre(PictureFile.Read(folder[name], new(12))), 1);
    }

    [Theory]
    [InlineData("wide.jpg")]
    [InlineData("grey.jpg")]
    [InlineData("grey.png")]
    [InlineData("palette.png")]
    [InlineData("transparent.png")]
    public void Decode_CutOff_ShowsWhatIsThere(string name)
    {
        var given = Pictures.Named(name);

        var cut = PictureFile.Decode(given.Bytes[..(given.Bytes.Length * 9 / 10)], new(0));

        Assert.Contains("cut off", cut.Repair);
        Assert.Equal((given.Width, given.Height), (cut.Image.Width, cut.Image.Height));
        GoldenData.AssertLevels(given.Pixels[..(3 * given.Width)], [.. cut.Image.Pixels[..(3 * given.Width)].Select(p => (int)p)], 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a picture at all")]
    public void Decode_SomethingElse_SaysWhatIsRead(string content)
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(content);

        Assert.Contains("JPEG, PNG, WebP, GIF and BMP", Assert.Throws<DamagedImageException>(() => PictureFile.Decode(bytes, new(0))).Message);
    }

    [Fact]
    public void Decode_LargeJpegForASmallSize_IsScaledToAThirdMoreThanThatSize()
    {
        var given = Pictures.Named("wide.jpg"); // 29×17

        var image = PictureFile.Decode(given.Bytes, new(5)).Image;

        Assert.Equal((11, 7), (image.Width, image.Height)); // three eighths: seven is the first that is not below six
        Assert.Equal((29, 17, 3), (image.FullWidth, image.FullHeight, image.Eighths));
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

        var (scaled, whole) = (PictureFile.Read(folder["a.jpg"], new(96)).Pixels, PictureResize.Apply(PictureFile.Decode(file, new(0)).Image, 96).Pixels);
        var difference = scaled.Zip(whole, (a, b) => Math.Abs(a - b)).Average();
        Assert.True(difference < 1, $"{difference} levels");
    }

    [Fact]
    public void Allocate_SizeOfADamagedHeader_IsDamage() =>
        Assert.Throws<DamagedImageException>(() => RgbImage.Allocate(65_000, 65_000, 3));
}
