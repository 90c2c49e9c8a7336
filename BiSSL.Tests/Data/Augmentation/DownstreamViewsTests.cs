using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Generated;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Augmentation;

public class DownstreamViewsTests
{
    private static readonly CropSettings s_nothing = new() { Size = 32, ScaleMin = 1, RatioMin = 1, RatioMax = 1, Flip = 0 };

    [Fact]
    public void Draw_WithoutCropOrFlip_IsTheNormalisedImageWithItsLabel()
    {
        using var scope = NewDisposeScope();
        using var images = ShapesWorld.Train(0, 3, 32);
        var settings = new DownstreamSettings { Crop = s_nothing, EnlargeTest = false };
        var (views, labels) = new DownstreamViews(images, settings, 0, "train").Draw([12, 3], 0);

        Assert.Equal([2L, 3L], labels.data<long>().ToArray());
        Assert.True(views.allclose(new TestTransform(settings).Apply(images, [12, 3])));
    }

    [Fact]
    public void Draw_Flip_MirrorsHalfOfTheImages()
    {
        using var scope = NewDisposeScope();
        using var images = ShapesWorld.Train(0, 1, 32);
        var settings = new DownstreamSettings { Crop = s_nothing with { Flip = 0.5 } };
        var (views, _) = new DownstreamViews(images, settings, 0, "train").Draw(new int[400], 0);
        var plain = new TestTransform(settings with { EnlargeTest = false }).Apply(images, [0]);
        var mirrored = Enumerable.Range(0, 400).Count(i => views.narrow(0, i, 1).allclose(plain.flip(3)));
        var straight = Enumerable.Range(0, 400).Count(i => views.narrow(0, i, 1).allclose(plain));

        Assert.Equal(400, mirrored + straight);
        Assert.InRange(mirrored, 160, 240);
    }

    [Fact]
    public void Draw_AnotherStep_IsAnotherCropOfTheSameLabels()
    {
        using var scope = NewDisposeScope();
        using var images = ShapesWorld.Train(0, 2, 32);
        var views = new DownstreamViews(images, new DownstreamSettings { Crop = new CropSettings { Size = 32 } }, 0, "train");
        var (first, labels) = views.Draw([0, 1, 2], 0);
        var (second, again) = views.Draw([0, 1, 2], 1);

        Assert.False(first.allclose(second));
        Assert.True(labels.allclose(again));
    }
}
