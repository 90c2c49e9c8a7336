using BiSSL.Tests.Data.Imaging;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Plan;

public class ImageBytesTests
{
    [Theory]
    [InlineData("food", 0, 3 * 192 * 256)]
    [InlineData("food", 96, 3 * 96 * 128)]
    [InlineData("food", 100_000, 3 * 375 * 500)]
    [InlineData("stl10", 0, 3 * 96 * 96)]
    [InlineData("cifar10", 300, 3 * 32 * 32)]
    [InlineData("shapes", 0, 3 * 96 * 96)]
    public void Of_OneImage_IsTakenToBeAsItIsKept(string name, int storedSide, long bytes)
    {
        var found = ImageBytes.Of(new DataOptions { Name = name, Unlabelled = "same", StoredSide = storedSide }, new ImageCounts(10, 3, 2, 1));

        Assert.Equal(new ImageBytes(3 * bytes, 2 * bytes, 1 * bytes, 10 * bytes), found);
    }

    /// <summary>29 × 17 pixels at a short side of 16 are 27 × 16.</summary>
    [Theory]
    [InlineData(16, 27 * 16)]
    [InlineData(100, 29 * 17)]
    public void Run_FolderOfPictures_CountsThePixelsThatAreKept(int storedSide, int pixels)
    {
        using var folder = new TempFolder();
        foreach (var place in Enumerable.Range(0, 6))
        {
            Directory.CreateDirectory(folder[$"{place % 2}"]);
            File.WriteAllBytes(folder[$"{place % 2}/{place}.png"], [.. Pictures.Named("wide.png").Bytes, (byte)place]);
        }
        var options = new RunOptions
        {
            Data = new() { Name = "folder", Root = folder.Path, Unlabelled = "same", ImageSize = 16, StoredSide = storedSide },
            Pretext = new() { Batch = 2 },
            HeadWarmup = new() { Batch = 2 },
            Upper = new() { Batch = 2 },
            FineTune = new() { Batch = 2 },
        };

        Assert.Equal(new ImageBytes(2 * 3 * pixels, 2 * 3 * pixels, 2 * 3 * pixels, 2 * 3 * pixels), DataCheck.Run(options, DataHome.None).Bytes);
    }

    [Theory]
    [InlineData(DeviceType.CPU, 100L, 10L, true)]
    [InlineData(DeviceType.CUDA, 5L, 20L, true)]
    [InlineData(DeviceType.CUDA, 6L, 20L, false)]
    [InlineData(DeviceType.CUDA, 6L, null, true)]
    public void Fits_PicturesOfASet_TakeAtMostAQuarterOfADevice(DeviceType device, long bytes, long? total, bool fits) =>
        Assert.Equal(fits, ImagePlacement.Fits(new Device(device, device == DeviceType.CUDA ? 0 : -1), bytes, total));

    [Fact]
    public void Held_SetsThatARuleTakes_CountsThemForEverySeed()
    {
        var options = new RunOptions { Data = new() { Unlabelled = "folder" }, Comparison = new() { Seeds = 3, Vary = "everything" } };

        Assert.Equal(3 * (5 + 3) + 100, new ImageBytes(5, 3, 8, 100).Held(options, set => set != 8));
        Assert.Equal(3 * (5 + 3 + 8) + 100, new ImageBytes(5, 3, 8, 100).Held(options));
    }
}
