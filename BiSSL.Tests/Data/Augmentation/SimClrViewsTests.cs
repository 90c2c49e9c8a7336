using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Generated;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Augmentation;

public class SimClrViewsTests
{
    private static readonly AugmentationSettings s_settings = new() { Crop = new CropSettings { Size = 24 } };

    [Fact]
    public void Draw_Batch_HasTwoNormalisedViewsOfTheTrainingSize()
    {
        using var scope = NewDisposeScope();
        using var images = ShapesWorld.Unlabelled(0, 20, 32);
        var (first, second) = new SimClrViews(images, s_settings, 0, "views").Draw([3, 1, 4, 1, 5], 0);

        Assert.Equal([5, 3, 24, 24], first.shape);
        Assert.Equal([5, 3, 24, 24], second.shape);
        Assert.Equal(ScalarType.Float32, first.dtype);
        Assert.InRange(first.min().item<float>(), -2.2f, 2.7f);
        Assert.InRange(first.max().item<float>(), -2.2f, 2.7f);
        Assert.False(first.allclose(second));
    }

    [Fact]
    public void Draw_SameKey_IsTheSameInAnotherObject()
    {
        using var scope = NewDisposeScope();
        using var images = ShapesWorld.Unlabelled(0, 20, 32);
        int[] batch = [7, 8, 9];
        var (first, second) = new SimClrViews(images, s_settings, 5, "views").Draw(batch, 11);
        var (again, secondAgain) = new SimClrViews(images, s_settings, 5, "views").Draw(batch, 11);

        Assert.Equal(Values(first), Values(again));
        Assert.Equal(Values(second), Values(secondAgain));
    }

    [Theory]
    [InlineData(6, "views", 11)]
    [InlineData(5, "other", 11)]
    [InlineData(5, "views", 12)]
    public void Draw_OtherKey_IsAnotherView(long seed, string stream, long step)
    {
        using var scope = NewDisposeScope();
        using var images = ShapesWorld.Unlabelled(0, 20, 32);
        int[] batch = [7, 8, 9];
        var (first, _) = new SimClrViews(images, s_settings, 5, "views").Draw(batch, 11);
        var (other, _) = new SimClrViews(images, s_settings, seed, stream).Draw(batch, step);

        Assert.False(first.allclose(other));
    }

    [Fact]
    public void Draw_LargeBatchOnTheProcessor_IsTheSameAsItsImagesAlone()
    {
        using var scope = NewDisposeScope();
        using var images = ShapesWorld.Unlabelled(0, 40, 32);
        var settings = s_settings with { Crop = new CropSettings { Size = 128 } };
        var views = new SimClrViews(images, settings, 5, "views");
        var batch = Enumerable.Range(0, 40).ToArray();
        var (all, _) = views.Draw(batch, 0);
        var (some, _) = views.Draw(batch[..3], 0);

        Assert.Equal(Values(all.narrow(0, 0, 3)), Values(some));
    }

    [Fact]
    public void Draw_Repeatedly_LeavesNoTensorsBehind()
    {
        using var images = ShapesWorld.Unlabelled(0, 20, 32);
        var views = new SimClrViews(images, s_settings, 5, "views");
        var before = LiveTensors.Settled();
        for (var step = 0; step < 3; step++)
        {
            var (first, second) = views.Draw([0, 1, 2, 3], step);
            first.Dispose();
            second.Dispose();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
