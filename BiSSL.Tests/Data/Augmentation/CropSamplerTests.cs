using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Randomness;

namespace BiSSL.Tests.Data.Augmentation;

/// <summary>T15: torchvision's crops from the same uniform numbers.</summary>
public class CropSamplerTests
{
    private sealed record Golden(Case[] Crops, Centre[] Centres);

    private sealed record Case(int Width, int Height, double[] Scale, double[] Ratio, double[] Uniform, CropBox Crop);

    private sealed record Centre(int Size, int Resized, int Offset);

    [Fact]
    public void Sample_SameNumbers_IsTorchvisionsCrop()
    {
        foreach (var given in GoldenData.Read<Golden>("crops.json").Crops)
        {
            var settings = new CropSettings { ScaleMin = given.Scale[0], ScaleMax = given.Scale[1], RatioMin = given.Ratio[0], RatioMax = given.Ratio[1] };
            var numbers = new Queue<double>(given.Uniform);

            Assert.Equal(given.Crop, CropSampler.Sample(settings, given.Width, given.Height, numbers.Dequeue));
            Assert.Empty(numbers);
        }
    }

    [Fact]
    public void Resized_UsualSizes_AreTorchvisions()
    {
        foreach (var given in GoldenData.Read<Golden>("crops.json").Centres)
        {
            var transform = new TestTransform(new DownstreamSettings { Crop = new CropSettings { Size = given.Size } });

            Assert.Equal(given.Resized, transform.Resized);
            Assert.Equal(given.Offset, (int)Math.Round((transform.Resized - given.Size) / 2.0));
        }
    }

    [Fact]
    public void Sample_ManyDraws_KeepWithinTheRanges()
    {
        var settings = new CropSettings();
        var crops = Enumerable.Range(0, 5000).Select(i => CropSampler.Sample(settings, 96, 96, new Draws(1, "crops", 0, i).Uniform)).ToArray();

        Assert.All(crops, c => Assert.True(c.Left >= 0 && c.Top >= 0 && c.Left + c.Width <= 96 && c.Top + c.Height <= 96));
        Assert.InRange(crops.Min(c => c.Width * c.Height / 9216.0), 0.49, 0.52);
        Assert.InRange(crops.Min(c => (double)c.Width / c.Height), 0.73, 0.77);
        Assert.InRange(crops.Max(c => (double)c.Width / c.Height), 1.30, 1.36);
        Assert.Equal(48, crops.Average(c => c.Left + c.Width / 2.0), 0.5);
    }
}
