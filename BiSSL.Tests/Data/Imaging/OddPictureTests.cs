using System.Buffers.Binary;
using System.Text;
using BiSSL.Training.Data.Imaging;

namespace BiSSL.Tests.Data.Imaging;

/// <summary>Pictures as people's folders hold them.</summary>
public sealed class OddPictureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Decode_SixteenBits_AreTheUpperEight()
    {
        byte[] gamma = [0, 1, 0x86, 0xA0]; // 1.0

        var deep = PngWriter.Of(256, 2, 16, 0, (row, _) => Fill(row, level => BinaryPrimitives.ReverseEndianness((ushort)(level * 257))), 512, ("gAMA", gamma));

        Assert.Equal(Enumerable.Range(0, 256).Select(level => (byte)level), PictureFile.Decode(deep, new(0)).Image.Pixels.Take(768).Where((_, i) => i % 3 == 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Decode_EveryOrientation_ShowsThePictureUpright(byte orientation)
    {
        var stored = Stored(orientation);

        var whole = PictureFile.Decode(WithOrientation(JpegEncoder.Encode(stored, 100), orientation), new(0)).Image;
        var scaled = PictureFile.Decode(WithOrientation(JpegEncoder.Encode(stored, 100), orientation), new(12)).Image;

        Assert.Equal((64, 48), (whole.Width, whole.Height));
        Assert.Equal((24, 18, 64, 48), (scaled.Width, scaled.Height, scaled.FullWidth, scaled.FullHeight));
        foreach (var image in new[] { whole, scaled })
        {
            Assert.InRange(Red(image, 0.25, 0.25), 190, 255);  // the bright quarter of the upright picture
            Assert.InRange(Red(image, 0.75, 0.25), 0, 60);
            Assert.InRange(Red(image, 0.25, 0.75), 90, 150);
            Assert.InRange(Red(image, 0.75, 0.75), 0, 60);
        }
    }

    [Fact]
    public void Decode_Transparency_IsLaidOnTheGround()
    {
        var drawing = PngWriter.Of(4, 4, 8, 6, (row, y) => row[(y * 4) + 3] = 255, 16); // black on nothing, a diagonal

        var (white, blue) = (PictureFile.Decode(drawing, new(0)), PictureFile.Decode(drawing, new(0) { Ground = new(0, 0, 255) }));

        Assert.True(white.HasTransparency);
        Assert.Equal([0, 0, 0, 255, 255, 255], white.Image.Pixels[..6]);
        Assert.Equal([0, 0, 0, 0, 0, 255], blue.Image.Pixels[..6]);
    }

    [Theory]
    [InlineData("white", 255, 255, 255)]
    [InlineData("DarkOrange", 255, 140, 0)]
    [InlineData("#102030", 16, 32, 48)]
    [InlineData("102030", 16, 32, 48)]
    public void Parse_Colour_IsRead(string text, byte red, byte green, byte blue) => Assert.Equal(new PictureGround(red, green, blue), PictureGround.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("#12345")]
    [InlineData("whitish")]
    [InlineData("transparent")]
    [InlineData("ActiveBorder")]
    public void Parse_NoColour_IsNone(string text) => Assert.Null(PictureGround.Parse(text));

    [Theory]
    [InlineData("II*\0", "a TIFF file")]
    [InlineData("\0\0\0\u0018ftypheic", "a HEIC file")]
    [InlineData("\0\0\0\u001cftypavif", "an AVIF file")]
    [InlineData("\0\0\0\u000cjP  \r\n", "a JPEG 2000 file")]
    [InlineData("<?xml version=\"1.0\"?><svg>", "an SVG file")]
    [InlineData("%PDF-1.7", "a PDF file")]
    [InlineData("<!DOCTYPE html><title>404</title>", "a web page (HTML) file")]
    public void Decode_WhatIsNotRead_IsNamed(string begin, string name)
    {
        var error = Assert.Throws<DamagedImageException>(() => PictureFile.Decode(Encoding.Latin1.GetBytes(begin), new(0)));

        Assert.Contains(name, error.Message);
    }

    [Fact]
    public void Decode_JpegOfTwelveBits_IsNamed()
    {
        var file = Pictures.Named("wide.jpg").Bytes;
        file[file.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 4] = 12;

        Assert.Contains("12 bits", Assert.Throws<DamagedImageException>(() => PictureFile.Decode(file, new(0))).Message);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5000)]
    [InlineData(5000, 1)]
    public void Decode_ThinPicture_IsRead(int width, int height)
    {
        var image = PictureFile.Decode(PngWriter.Grey(width, height, 64), new(96)).Image;

        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.All(PictureResize.Apply(image, 4).Pixels, level => Assert.Equal(64, level));
    }

    [Fact]
    public void Decode_HeaderOfAGiant_IsRefusedBeforeItTakesMemory()
    {
        var file = PngWriter.Grey(1, 1, 0);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 60_000);

        Assert.Throws<DamagedImageException>(() => PictureFile.Decode(file, new(96)));
    }

    [Fact]
    public void Decode_InterlacedPng_HasEveryPixelInItsPlace()
    {
        var image = PictureFile.Decode(PngWriter.Interlaced(13, 11, (x, y) => (byte)((17 * x) + y)), new(0)).Image;

        Assert.Equal(Enumerable.Range(0, 11 * 13).Select(i => (byte)((17 * (i % 13)) + (i / 13))), image.Pixels.Where((_, i) => i % 3 == 0));
    }

    [Fact]
    public void Decode_GifWithoutItsEnd_IsNamed()
    {
        byte[] gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 200, 200, 200, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]; // one pixel of the first colour

        Assert.Null(PictureFile.Decode(gif, new(0)).Repair);
        Assert.Contains("cut off", PictureFile.Decode(gif[..^1], new(0)).Repair);
        Assert.Equal([200, 200, 200], PictureFile.Decode(gif[..^1], new(0)).Image.Pixels);
    }

    [Fact]
    public void Decode_EmptyFile_SaysSo()
    {
        File.WriteAllBytes(_folder["a.jpg"], []);

        Assert.Equal("the file is empty", Assert.Throws<DamagedImageException>(() => PictureFile.Decode(_folder["a.jpg"], new(96))).Message);
    }

    [Fact]
    public void Decode_FolderNamedAsAPicture_SaysSo()
    {
        Directory.CreateDirectory(_folder["a.jpg"]);

        Assert.Equal("it is a folder", Assert.Throws<DamagedImageException>(() => PictureFile.Decode(_folder["a.jpg"], new(96))).Message);
    }

    [Fact]
    public void Decode_WrongEnding_IsReadByItsContent()
    {
        File.WriteAllBytes(_folder["a.png"], Pictures.Named("wide.jpg").Bytes);

        Assert.Equal(29, PictureFile.Decode(_folder["a.png"], new(0)).Image.Width);
    }

    /// <summary>64 × 48 upright: the left half bright above and grey below, the right half dark; stored as a camera held so would.</summary>
    private static RgbImage Stored(byte orientation)
    {
        var (width, height) = orientation >= 5 ? (48, 64) : (64, 48);
        var pixels = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (right, below) = Seen((x + 0.5) / width, (y + 0.5) / height, orientation);
                pixels.AsSpan(3 * ((y * width) + x), 3).Fill((byte)(right > 0.5 ? 20 : below < 0.5 ? 220 : 120));
            }
        }
        return new RgbImage(width, height, pixels);
    }

    /// <summary>Where a stored place is seen (EXIF 2.32, section 4.6.4 A, Orientation).</summary>
    private static (double X, double Y) Seen(double x, double y, byte orientation) => orientation switch
    {
        1 => (x, y),
        2 => (1 - x, y),
        3 => (1 - x, 1 - y),
        4 => (x, 1 - y),
        5 => (y, x),
        6 => (1 - y, x),
        7 => (1 - y, 1 - x),
        _ => (y, 1 - x),
    };

    internal static byte[] WithOrientation(byte[] jpeg, byte orientation) =>
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. jpeg.AsSpan(2),
    ];

    private static byte Red(RgbImage image, double x, double y) => image.Pixels[3 * (((int)(y * image.Height) * image.Width) + (int)(x * image.Width))];

    private static void Fill(Span<byte> row, Func<int, ushort> level)
    {
        for (var x = 0; x < row.Length / 2; x++)
            BitConverter.TryWriteBytes(row[(2 * x)..], level(x));
    }
}
