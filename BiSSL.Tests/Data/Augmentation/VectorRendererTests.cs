using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Augmentation.Vectors;
using BiSSL.Training.Data.Generated;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Randomness;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Augmentation;

/// <summary>The processor's vectors and the GPU's tensors make the same views.</summary>
public class VectorRendererTests
{
    [Theory]
    [InlineData(48, 48, ResampleKernel.Bicubic, 0.001)]
    [InlineData(48, 19, ResampleKernel.Bicubic, 0.001)] // no whole number of vectors, and wider kernels
    [InlineData(32, 45, ResampleKernel.Bilinear, 0.02)] // simple ratios: many values lie half-way between two levels
    public void Render_DrawnViews_AreThoseOfTheTensorsButForRounding(int stored, int side, ResampleKernel kernel, double share)
    {
        using var scope = NewDisposeScope();
        using var images = ShapesWorld.Unlabelled(0, 40, stored);
        var crop = new CropSettings { Size = side, Kernel = kernel, ScaleMin = 0.2 };
        int[] all = [.. Enumerable.Range(0, images.Count)];
        var views = Array.ConvertAll(all, i => ViewSampler.Sample(new AugmentationSettings { Crop = crop, SigmaMax = 4 }, i % 2 == 1, images.Pictures.Sizes[i], new Draws(3, "test", 0, i)));

        var vectors = new VectorRenderer(crop).Render(images.Pictures, all, views, range: null);

        GoldenData.AssertLevels(GoldenData.Values(ViewRenderer.Render(images.Pictures, all, views, crop)), GoldenData.Values(vectors), 0, share);
    }

    [Fact]
    public void Render_WithARange_IsTheLevelsNormalised()
    {
        using var scope = NewDisposeScope();
        using var images = ShapesWorld.Unlabelled(0, 4, 32);
        var plain = new ViewParameters(new CropBox(1, 2, 20, 24), true, [], false, 0, false);
        var renderer = new VectorRenderer(new CropSettings { Size = 20 });
        int[] indices = [3, 1];

        var levels = renderer.Render(images.Pictures, indices, [plain, plain], range: null);
        var normalised = renderer.Render(images.Pictures, indices, [plain, plain], PixelRange.Unit);

        Assert.True(Normalisation.Apply(levels, PixelRange.Unit).allclose(normalised, rtol: 0, atol: 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Render_AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        using var scope = NewDisposeScope();
        using var images = ShapesWorld.Unlabelled(0, 64, 32);
        var views = new SimClrViews(images, new AugmentationSettings { Crop = new CropSettings { Size = 32 } }, 0, "views");
        int[] all = [.. Enumerable.Range(0, 64)];
        var (expected, _) = views.Draw(all, 0);
        var before = get_num_threads();
        set_num_threads(threads);
        var (found, _) = views.Draw(all, 0);
        set_num_threads(before);

        Assert.True(expected.allclose(found, rtol: 0, atol: 0));
    }
}
