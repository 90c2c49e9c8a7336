using BiSSL.Tests.Data.Fixtures;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Augmentation.Vectors;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data;

public class PictureStoreTests
{
    [Fact]
    public void Take_PicturesOfDifferentSizes_PadsByRepeatingTheirEdges()
    {
        using var scope = NewDisposeScope();
        using var store = new PictureStore(tensor([1, 2, 3, 4, 5, 6, 10, 11, 20, 21, 30, 31], dtype: uint8), [new(2, 1), new(1, 2)]);

        var taken = store.Take([1, 0]);

        Assert.Equal([2, 3, 2, 2], taken.shape);
        Assert.Equal([10, 10, 11, 11, 20, 20, 21, 21, 30, 30, 31, 31, 1, 2, 1, 2, 3, 4, 3, 4, 5, 6, 5, 6], GoldenData.Values(taken));
        Assert.Throws<InvalidOperationException>(() => store.Images);
    }

    [Fact]
    public void Subset_PicturesOfDifferentSizes_KeepsTheirPixelsInTheOrderAskedFor()
    {
        using var scope = NewDisposeScope();
        using var store = MixedPictures.Store(MixedPictures.Sizes);
        using var subset = store.Subset([3, 0, 5]);

        Assert.Equal([store.Sizes[3], store.Sizes[0], store.Sizes[5]], subset.Sizes);
        foreach (var (place, picture) in new[] { 3, 0, 5 }.Index())
            Assert.Equal(MixedPictures.Bytes(store, picture), MixedPictures.Bytes(subset, place));
        Assert.Equal(0, store.Subset([]).Count);
    }

    [Fact]
    public void Pieces_LargePictures_AreFewEnoughToPad()
    {
        using var scope = NewDisposeScope();
        PictureSize[] sizes = [.. Enumerable.Repeat(new PictureSize(1, 2000), 40), new(2000, 1), new(2000, 1)];
        using var store = new PictureStore(zeros(sizes.Sum(size => size.Bytes), uint8), sizes);
        int[] all = [.. Enumerable.Range(0, sizes.Length)];

        var pieces = store.Pieces(all).ToArray();

        Assert.Equal(all, pieces.SelectMany(piece => all[piece]));
        Assert.Equal(2, pieces.Length);
        Assert.All(pieces, piece => Assert.InRange(store.Take(all[piece]).numel(), 1, 1 << 25));
    }

    [Fact]
    public void Pieces_PicturesOfOneSize_AreOne()
    {
        using var store = PictureStore.OfEqual(zeros(3, 3, 2, 2, dtype: uint8));

        Assert.Equal([0..5], store.Pieces([0, 1, 2, 2, 1]));
    }

    /// <summary>The first picture takes more than 2 GiB, which nobody touches.</summary>
    [Fact]
    public void Render_PictureBeyondTwoGibibytes_IsFound()
    {
        using var scope = NewDisposeScope();
        var large = new PictureSize(26_000, 28_000);
        using var store = new PictureStore(empty([large.Bytes + 12], uint8), [large, new(2, 2)]);
        store.Pixels.narrow(0, large.Bytes, 12).copy_(arange(12).to(uint8));
        var crop = new CropSettings { Size = 2 };
        ViewParameters[] whole = [new(new CropBox(0, 0, 2, 2), false, [], false, 0, false)];

        Assert.Equal(Enumerable.Range(0, 12), GoldenData.Values(new VectorRenderer(crop).Render(store, [1], whole, range: null)));
        Assert.Equal(Enumerable.Range(0, 12), GoldenData.Values(ViewRenderer.Render(store, [1], whole, crop)));
    }
}
