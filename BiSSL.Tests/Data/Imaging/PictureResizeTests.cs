using BiSSL.Tests.Data.Fixtures;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Imaging;

namespace BiSSL.Tests.Data.Imaging;

public class PictureResizeTests
{
    [Theory]
    [InlineData(64, 48, 24)]
    [InlineData(48, 64, 31)]
    [InlineData(150, 15, 7)]
    [InlineData(15, 150, 7)]
    [InlineData(33, 33, 32)]
    public void Apply_LargerPicture_IsTheSlowResizeOfAllOfIt(int width, int height, int shortSide)
    {
        var (image, planes) = Drawn(width, height);

        var stored = PictureResize.Apply(image, shortSide);

        var expected = SlowResampling.Whole(new PictureSize(width, height), shortSide);
        Assert.Equal(expected, stored.Size);
        GoldenData.AssertLevels(SlowResampling.Resize(planes, new PictureSize(width, height), expected, ResampleKernel.Bicubic), [.. stored.Pixels.Select(p => (int)p)], 1);
    }

    [Theory]
    [InlineData(64, 48, 48)]
    [InlineData(64, 48, 100_000)]
    [InlineData(1, 1, 16)]
    [InlineData(1, 10, 16)]
    public void Apply_PictureThatIsNotLarger_KeepsEveryPixel(int width, int height, int shortSide)
    {
        var (image, planes) = Drawn(width, height);

        var stored = PictureResize.Apply(image, shortSide);

        Assert.Equal(new PictureSize(width, height), stored.Size);
        Assert.Equal(planes, stored.Pixels.Select(p => (int)p));
    }

    /// <summary>A picture row by row, and the same channel by channel.</summary>
    private static (RgbImage Image, int[] Planes) Drawn(int width, int height)
    {
        using var store = MixedPictures.Store(new PictureSize(width, height));
        var planes = MixedPictures.Bytes(store, 0);
        var pixels = Enumerable.Range(0, planes.Length).Select(i => planes[(i % 3 * width * height) + (i / 3)]).ToArray();
        return (new RgbImage(width, height, pixels), Array.ConvertAll(planes, level => (int)level));
    }
}
