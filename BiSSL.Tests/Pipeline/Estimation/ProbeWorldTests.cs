using BiSSL.Training.Data;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Estimation;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Tests.Pipeline.Estimation;

/// <summary>The estimate is timed on images of the sizes that a run keeps.</summary>
public class ProbeWorldTests
{
    [Theory]
    [InlineData("food", "same", 0, 256, 192, 256, 192)]
    [InlineData("food", "stl10", 96, 96, 96, 128, 96)]
    [InlineData("cifar10", "folder", 0, 256, 192, 32, 32)]
    [InlineData("shapes", "shapes", 0, 96, 96, 96, 96)]
    public void Data_OfARun_HasTheSizesThatAreKept(string name, string unlabelled, int storedSide, int width, int height, int labelledWidth, int labelledHeight)
    {
        var options = new RunOptions
        {
            Data = new() { Name = name, Unlabelled = unlabelled, ImageSize = 96, StoredSide = storedSide }, Upper = new() { Batch = 10 }, FineTune = new() { Batch = 10 }, Engine = new() { Device = "cpu", Threads = 1 },
        };
        using var world = new ProbeWorld(options, Compute.Of(options.Engine), batch: 4);

        AssertSizes(world.Data.Unlabelled, 4, width, height);
        AssertSizes(world.Data.Train, 10, labelledWidth, labelledHeight);
        AssertSizes(world.Data.Validation, 4, labelledWidth, labelledHeight);
    }

    /// <summary>Lying and standing ones in turn.</summary>
    private static void AssertSizes(ImageSet set, int count, int width, int height) =>
        Assert.Equal(Enumerable.Range(0, count).Select(i => i % 2 == 0 ? new PictureSize(width, height) : new PictureSize(height, width)), set.Pictures.Sizes);
}
