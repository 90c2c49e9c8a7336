using System.Text.Json;
using BiSSL.Tests.Data.Fixtures;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Augmentation.Vectors;
using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Augmentation;

/// <summary>T16, T17: what PIL and torchvision make of the same picture with the same parameters.</summary>
public class PixelTests
{
    private const int Side = 16;
    private static readonly ViewParameters s_plain = new(new CropBox(0, 0, Side, Side), false, [], false, 0, false);
    private static readonly Golden s_golden = GoldenData.Read<Golden>("pixels.json");

    private sealed record Golden(Dictionary<string, int[]> Inputs, Operation[] Operations, Resize[] Resizes, View[] Views, int[] Test, Normal[] Normalised);

    private sealed record Operation(string Name, string Input, double Amount, int[] Output);

    private sealed record Resize(string Kernel, int Left, int Top, int Width, int Height, int Side, int[] Output);

    private sealed record View(CropBox Crop, bool Flip, JsonElement[][] Jitter, bool Grey, double Sigma, bool Solarise, int[] Output)
    {
        public ViewParameters Parameters => new(Crop, Flip, [.. Jitter.Select(step => Step(step[0].GetString()!, step[1].GetDouble()))], Grey, Sigma, Solarise);
    }

    private sealed record Normal(int[] Pixel, double[] Unit, double[] Byte);

    [Theory]
    [InlineData("brightness", 0, 0)]
    [InlineData("contrast", 0, 0)]
    [InlineData("saturation", 0, 0)]
    [InlineData("hue", 1, 0.005)] // PIL's hue is one step lower where it falls exactly on a step
    [InlineData("grey", 0, 0)]
    [InlineData("solarise", 0, 0)]
    [InlineData("blur", 2, 0)] // PIL rounds after each of its three passes
    public void Render_OneOperation_IsPils(string name, int tolerance, double shareBeyond)
    {
        foreach (var given in s_golden.Operations.Where(o => o.Name == name))
        {
            using var scope = NewDisposeScope();
            var image = GoldenData.Image(s_golden.Inputs[given.Input], Side, Side);
            foreach (var levels in Both(image, [Only(name, given.Amount)], Side))
                GoldenData.AssertLevels(given.Output, GoldenData.Values(levels), tolerance, shareBeyond, $"{name} {given.Amount} of {given.Input}");
        }
    }

    [Fact]
    public void Crop_UpAndDown_IsPilsWithinOneLevel()
    {
        foreach (var given in s_golden.Resizes)
        {
            using var scope = NewDisposeScope();
            var kernel = Enum.Parse<ResampleKernel>(given.Kernel, ignoreCase: true);
            var image = GoldenData.Image(s_golden.Inputs["noisy"], Side, Side);
            var view = s_plain with { Crop = new CropBox(given.Left, given.Top, given.Width, given.Height) };

            foreach (var levels in Both(image, [view], given.Side, kernel))
                GoldenData.AssertLevels(given.Output, GoldenData.Values(levels), 1, what: given.ToString());
        }
    }

    /// <summary>The images of one batch take different ways and must not touch each other.</summary>
    [Fact]
    public void Render_WholeViewsInOneBatch_ArePilsWithinTwoLevels()
    {
        using var scope = NewDisposeScope();
        var image = GoldenData.Image(s_golden.Inputs["smooth"], Side, Side);
        var views = Array.ConvertAll(s_golden.Views, v => v.Parameters);

        foreach (var levels in Both(image.repeat(views.Length, 1, 1, 1), views, Side))
            for (var i = 0; i < views.Length; i++)
                GoldenData.AssertLevels(s_golden.Views[i].Output, GoldenData.Values(levels.narrow(0, i, 1)), 2, 0.005, $"view {i}");
    }

    [Fact]
    public void Render_OneViewAlone_IsTheSameAsInABatch()
    {
        using var scope = NewDisposeScope();
        var image = GoldenData.Image(s_golden.Inputs["smooth"], Side, Side);
        var views = Array.ConvertAll(s_golden.Views, v => v.Parameters);
        var together = Both(image.repeat(views.Length, 1, 1, 1), views, Side);

        for (var i = 0; i < views.Length; i++)
            foreach (var (levels, alone) in together.Zip(Both(image, [views[i]], Side)))
                GoldenData.AssertLevels(GoldenData.Values(levels.narrow(0, i, 1)), GoldenData.Values(alone), 0);
    }

    [Fact]
    public void Render_MirroredWholeImage_IsExactlyMirrored()
    {
        using var scope = NewDisposeScope();
        var image = GoldenData.Image(s_golden.Inputs["noisy"], Side, Side);
        foreach (var levels in Both(image, [s_plain with { Flip = true }], Side))
            Assert.Equal(GoldenData.Values(image.flip(3)), GoldenData.Values(levels));
    }

    [Fact]
    public void Apply_EnlargedTestImage_IsPilsWithinOneLevel()
    {
        using var scope = NewDisposeScope();
        var transform = new TestTransform(new DownstreamSettings { Crop = new CropSettings { Size = Side } });
        var values = transform.Apply(new ImageSet(GoldenData.Image(s_golden.Inputs["noisy"], Side, Side)), [0]);

        GoldenData.AssertLevels(s_golden.Test, GoldenData.Values(Normalised.Levels(values)), 1);
    }

    [Fact]
    public void Apply_TestImageOfTheRightSize_IsTakenAsItIs()
    {
        using var scope = NewDisposeScope();
        var transform = new TestTransform(new DownstreamSettings { Crop = new CropSettings { Size = Side }, EnlargeTest = false });
        var values = transform.Apply(new ImageSet(GoldenData.Image(s_golden.Inputs["noisy"], Side, Side)), [0]);

        Assert.Equal(s_golden.Inputs["noisy"], GoldenData.Values(Normalised.Levels(values)));
    }

    [Fact]
    public void Apply_BothRanges_NormaliseAsTorchvisionAndTimm()
    {
        foreach (var given in s_golden.Normalised)
        {
            using var scope = NewDisposeScope();
            var pixel = tensor(Array.ConvertAll(given.Pixel, v => (float)v), [1L, 3, 1, 1]);

            AssertClose(given.Unit, Normalisation.Apply(pixel, PixelRange.Unit));
            AssertClose(given.Byte, Normalisation.Apply(pixel, PixelRange.Byte));
        }
    }

    /// <summary>The levels that the tensors of a GPU and the vectors of a processor give.</summary>
    private static Tensor[] Both(Tensor images, ViewParameters[] views, int side, ResampleKernel kernel = ResampleKernel.Bicubic)
    {
        var crop = new CropSettings { Size = side, Kernel = kernel };
        using var pictures = PictureStore.OfEqual(images.alias());
        int[] all = [.. Enumerable.Range(0, views.Length)];
        return [ViewRenderer.Render(pictures, all, views, crop), new VectorRenderer(crop).Render(pictures, all, views, range: null)];
    }

    private static void AssertClose(double[] expected, Tensor actual)
    {
        foreach (var (e, a) in expected.Zip(actual.data<float>().ToArray()))
            Assert.Equal(e, a, Math.Max(1, Math.Abs(e)) * 1e-6);
    }

    private static JitterStep Step(string name, double amount) => new(Enum.Parse<JitterOperation>(name, ignoreCase: true), amount);

    private static ViewParameters Only(string name, double amount) => name switch
    {
        "grey" => s_plain with { Grey = true },
        "blur" => s_plain with { Sigma = amount },
        "solarise" => s_plain with { Solarise = true },
        _ => s_plain with { Jitter = [Step(name, amount)] },
    };
}
