using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Data.Readers;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Generated;

/// <summary>
/// The generated world: pictures of textured shapes. Unlabelled images have any of 14 shapes; labelled ones any of 10, and the shape is the class.
/// The seed changes unlabelled, training and validation images; the test images are the same for every seed.
/// </summary>
public static class ShapesWorld
{
    private const long TestSeed = 0;

    public static IReadOnlyList<string> ClassNames => Shapes.ClassNames;

    /// <summary>All shapes and textures, uniformly drawn.</summary>
    public static ImageSet Unlabelled(long seed, int count, int size) =>
        new(Draw(count, size, i => new Draws(seed, "world/unlabelled", 0, i), (draws, _) => draws.Below(Shapes.All.Length)));

    /// <summary>perClass images of each of the ten classes.</summary>
    public static ImageSet Train(long seed, int perClass, int size) => Labelled(seed, "world/train", perClass * Shapes.ClassCount, size);

    public static ImageSet Validation(long seed, int count, int size) => Labelled(seed, "world/validation", count, size);

    public static ImageSet Test(int count, int size) => Labelled(TestSeed, "world/test", count, size);

    /// <summary>Classes in turn, textures uniformly drawn.</summary>
    private static ImageSet Labelled(long seed, string stream, int count, int size)
    {
        var labels = Enumerable.Range(0, count).Select(i => (long)(i % Shapes.ClassCount)).ToArray();
        return new ImageSet(Draw(count, size, i => new Draws(seed, stream, 0, i), (_, i) => (int)labels[i]), tensor(labels), ClassNames);
    }

    private static Tensor Draw(int count, int size, Func<int, Draws> drawsOf, Func<Draws, int, int> shapeOf)
    {
        var renderer = new Renderer(size);
        return PixelLoader.Load(count, size, (i, pixels) =>
        {
            var draws = drawsOf(i);
            var shape = Shapes.All[shapeOf(draws, i)];
            renderer.Draw(pixels, shape, Textures.All[draws.Below(Textures.All.Length)], draws);
        });
    }
}
