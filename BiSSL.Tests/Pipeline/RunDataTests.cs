using BiSSL.Tests.Data.Imaging;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline;

public class RunDataTests
{
    [Theory]
    [InlineData("folder", true)]
    [InlineData("shapes", false)]
    public void Of_SecondSeed_SharesUnlabelledImagesThatAreTheSame(string unlabelled, bool shared)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["one.png"], Pictures.Named("wide.png").Bytes);
        File.WriteAllBytes(folder["two.jpg"], Pictures.Named("wide.jpg").Bytes);
        var options = new RunOptions
        {
            Data = new() { Name = "shapes", Unlabelled = unlabelled, UnlabelledRoot = folder.Path, ImageSize = 16, LabelsPerClass = 1, UnlabelledCount = 2, ValidationCount = 1, TestCount = 1 },
            Pretext = new() { Batch = 2 },
            HeadWarmup = new() { Batch = 2 },
            Upper = new() { Batch = 2 },
            FineTune = new() { Batch = 2 },
        };
        using var data = new RunData(options, new Compute(CPU, ScalarType.Float32, 1, 1), NullReporter.Instance, DataHome.None);
        var (first, second) = (data.Of(new(0, 0)).Unlabelled.Images, data.Of(new(1, 1)).Unlabelled.Images);

        first.fill_(7);

        Assert.Equal(shared, second.eq(7).all().item<bool>());
        Assert.False(data.Of(new(0, 0)).Train.Images.allclose(data.Of(new(1, 1)).Train.Images));
    }
}
