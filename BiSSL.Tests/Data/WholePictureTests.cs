using BiSSL.Tests.Data.Fixtures;
using BiSSL.Tests.Data.Imaging;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Randomness;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data;

/// <summary>From a picture file to what training and testing see of it.</summary>
public sealed class WholePictureTests : IDisposable
{
    private const int Many = 400;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Pictures of 96 × 32, grey but for a coloured tenth at both ends, outside of the square in the middle.</summary>
    [Fact]
    public void Draw_ClassToldByTheSidesAlone_IsSeenInTheViews()
    {
        using var scope = NewDisposeScope();
        foreach (var (name, colour) in new[] { ("blue", 2), ("red", 0) })
            for (var i = 0; i < 4; i++)
                Write($"{name}/{i}.jpg", 96, 32, x => x is < 10 or >= 86 ? colour : null);
        using var sets = DataSource.Labelled(new DatasetRequest { Name = "folder", Root = _folder.Path, Size = 16 }, CPU);
        var settings = new DownstreamSettings { Crop = new CropSettings { Size = 16, ScaleMin = 0.08 } };
        var batch = Enumerable.Range(0, Many).Select(i => i % sets.Train.Count).ToArray();

        var (views, labels) = new DownstreamViews(sets.Train, settings, 0, "train").Draw(batch, 0);
        var (first, _) = new SimClrViews(sets.Train, new AugmentationSettings { Crop = settings.Crop, Jitter = 0, Grey = 0, Blur = (0, 0) }, 0, "views").Draw(batch, 0);

        foreach (var drawn in new[] { views, first })
        {
            var redder = (drawn.select(1, 0) - drawn.select(1, 2)).mean([1, 2]).data<float>().ToArray();
            double Mean(int label) => redder.Where((_, i) => labels[i].item<long>() == label).Average();
            Assert.True(Mean(1) - Mean(0) > 0.2, $"{Mean(0)} {Mean(1)}");
        }
    }

    [Theory]
    [InlineData(375, 500)]
    [InlineData(500, 375)]
    public void Sample_HalfOfAPhoto_IsMadeOfMorePixelsThanTheViewHas(int width, int height)
    {
        Write("one.jpg", width, height, _ => 1);
        using var set = DataSource.Unlabelled(new DatasetRequest { Unlabelled = "folder", UnlabelledRoot = _folder.Path, Size = 96 }, CPU, []);
        var size = set.Pictures.Sizes[0];

        var crops = Enumerable.Range(0, Many).Select(i => CropSampler.Sample(new CropSettings { ScaleMax = 0.5 }, size.Width, size.Height, new Draws(1, "crops", 0, i).Uniform));

        Assert.Equal((192, 256), (size.ShortSide, Math.Max(size.Width, size.Height)));
        Assert.All(crops, crop => Assert.True(Math.Min(crop.Width, crop.Height) >= 96, $"{crop}"));
    }

    [Theory]
    [InlineData("wide.png")]
    [InlineData("grey.png")]
    public void Apply_PictureStoredAsInItsFile_IsResizedAndCroppedOnce(string name)
    {
        using var scope = NewDisposeScope();
        var given = Pictures.Named(name);
        File.WriteAllBytes(_folder[name], given.Bytes);
        using var set = DataSource.Unlabelled(new DatasetRequest { Unlabelled = "folder", UnlabelledRoot = _folder.Path, Size = 8, StoredSide = 100_000 }, CPU, []);
        var transform = new TestTransform(new DownstreamSettings { Crop = new CropSettings { Size = 8 } });

        var values = transform.Apply(set, [0]);

        var plane = given.Width * given.Height;
        byte[] planes = [.. Enumerable.Range(0, 3 * plane).Select(i => (byte)given.Pixels[(i % plane * 3) + (i / plane)])];
        var expected = SlowResampling.Centre(planes, new PictureSize(given.Width, given.Height), transform.Resized, 8, ResampleKernel.Bicubic);
        GoldenData.AssertLevels(expected, GoldenData.Values(Normalised.Levels(values)), 1);
    }

    /// <summary>A JPEG that is grey but where a column has a colour channel of its own.</summary>
    private void Write(string name, int width, int height, Func<int, int?> colour)
    {
        var pixels = Enumerable.Range(0, 3 * width * height).Select(i => (byte)(colour(i / 3 % width) is { } channel ? (channel == i % 3 ? 255 : 0) : 128)).ToArray();
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllBytes(_folder[name], JpegEncoder.Encode(new RgbImage(width, height, pixels), 95));
    }
}
