using BiSSL.Tests.Data.Fixtures;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Augmentation.Vectors;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Randomness;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Augmentation;

/// <summary>Pictures of different shapes in one batch are each treated as torchvision treats them.</summary>
public class MixedSizesTests
{
    private const int Side = 24;

    [Theory]
    [InlineData(ResampleKernel.Bicubic, 0.5, 0.75, 4.0 / 3)]
    [InlineData(ResampleKernel.Bilinear, 0.08, 0.5, 1)]
    public void Render_MixedBatch_IsTheSlowCropOfEachPicture(ResampleKernel kernel, double scale, double ratioMin, double ratioMax)
    {
        using var scope = NewDisposeScope();
        using var store = MixedPictures.Store(MixedPictures.Sizes);
        var crop = new CropSettings { Size = Side, Kernel = kernel, ScaleMin = scale, RatioMin = ratioMin, RatioMax = ratioMax };
        int[] batch = [.. Enumerable.Range(0, 4 * store.Count).Select(i => i % store.Count)];
        var views = Array.ConvertAll(batch, _ => new ViewParameters(default, false, [], false, 0, false));
        for (var i = 0; i < batch.Length; i++)
        {
            var draws = new Draws(7, "mixed", 0, i);
            views[i] = views[i] with { Crop = CropSampler.Sample(crop, store.Sizes[batch[i]].Width, store.Sizes[batch[i]].Height, draws.Uniform), Flip = draws.Bool(0.5) };
        }

        foreach (var rendered in new[] { ViewRenderer.Render(store, batch, views, crop), new VectorRenderer(crop).Render(store, batch, views, range: null) })
            for (var i = 0; i < batch.Length; i++)
            {
                var expected = SlowResampling.Crop(MixedPictures.Bytes(store, batch[i]), store.Sizes[batch[i]], views[i].Crop, views[i].Flip, Side, kernel);
                GoldenData.AssertLevels(expected, GoldenData.Values(rendered.narrow(0, i, 1)), 1, 0.002, $"{store.Sizes[batch[i]]} {views[i]}"); // halves may go either way, twice
            }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Apply_MixedBatch_IsTheSlowResizeAndCentreOfEachPicture(bool enlarge)
    {
        using var scope = NewDisposeScope();
        using var store = MixedPictures.Store(MixedPictures.Sizes);
        var transform = new TestTransform(new DownstreamSettings { Crop = new CropSettings { Size = Side }, EnlargeTest = enlarge });
        int[] batch = [.. Enumerable.Range(0, store.Count)];

        var levels = Normalised.Levels(transform.Apply(new ImageSet(store), batch));

        for (var i = 0; i < batch.Length; i++)
        {
            var expected = SlowResampling.Centre(MixedPictures.Bytes(store, i), store.Sizes[i], transform.Resized, Side, ResampleKernel.Bicubic);
            GoldenData.AssertLevels(expected, GoldenData.Values(levels.narrow(0, i, 1)), 1, what: $"{store.Sizes[i]}");
        }
    }

    [Fact]
    public void Draw_DownstreamOfAMixedBatch_IsWhatEachPictureAloneGives()
    {
        using var scope = NewDisposeScope();
        using var mixed = new ImageSet(MixedPictures.Store(MixedPictures.Sizes), arange(MixedPictures.Sizes.Length));
        var settings = new DownstreamSettings { Crop = new CropSettings { Size = Side } };
        var (together, _) = new DownstreamViews(mixed, settings, 0, "train").Draw([0, 1, 2, 3, 4, 5], 3);

        foreach (var picture in Enumerable.Range(0, mixed.Count))
        {
            using var alone = mixed.Subset([picture]);
            var draws = new Draws(0, "train", 3, picture);
            var size = alone.Pictures.Sizes[0];
            var (box, flip) = (CropSampler.Sample(settings.Crop, size.Width, size.Height, draws.Uniform), draws.Bool(0.5));
            var expected = SlowResampling.Crop(MixedPictures.Bytes(alone.Pictures, 0), size, box, flip, Side, ResampleKernel.Bicubic);
            GoldenData.AssertLevels(expected, GoldenData.Values(Normalised.Levels(together.narrow(0, picture, 1))), 1, what: $"{size}");
        }
    }

    [Fact]
    public void Draw_SimClrOfAMixedBatch_CropsWithinEachPicturesOwnSides()
    {
        using var scope = NewDisposeScope();
        using var set = new ImageSet(MixedPictures.Store(MixedPictures.Sizes));
        var plain = new AugmentationSettings { Crop = new CropSettings { Size = Side }, Jitter = 0, Grey = 0, Blur = (0, 0), Solarise = (0, 0) };
        var (first, second) = new SimClrViews(set, plain, 1, "views").Draw([5, 4, 3, 2, 1, 0], 2);

        foreach (var (view, number) in new[] { (first, 0), (second, 1) })
            for (var position = 0; position < set.Count; position++)
            {
                var picture = set.Count - 1 - position;
                var parameters = ViewSampler.Sample(plain, number == 1, set.Pictures.Sizes[picture], new Draws(1, "views", 2, (2 * position) + number));
                var expected = SlowResampling.Crop(MixedPictures.Bytes(set.Pictures, picture), set.Pictures.Sizes[picture], parameters.Crop, parameters.Flip, Side, ResampleKernel.Bicubic);
                GoldenData.AssertLevels(expected, GoldenData.Values(Normalised.Levels(view.narrow(0, position, 1))), 1, what: $"{set.Pictures.Sizes[picture]}");
            }
    }
}
