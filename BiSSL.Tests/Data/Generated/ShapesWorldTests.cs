using BiSSL.Training.Data;
using BiSSL.Training.Data.Generated;
using BiSSL.Training.Data.Randomness;

namespace BiSSL.Tests.Data.Generated;

public class ShapesWorldTests
{
    [Fact]
    public void Unlabelled_SameSeed_IsTheSameByteForByte()
    {
        using var first = ShapesWorld.Unlabelled(3, 300, 32);
        using var again = ShapesWorld.Unlabelled(3, 300, 32);
        using var other = ShapesWorld.Unlabelled(4, 300, 32);

        Assert.Equal(Bytes(first), Bytes(again));
        Assert.NotEqual(Bytes(first), Bytes(other));
        Assert.Null(first.Labels);
    }

    [Fact]
    public void Unlabelled_MoreImages_BeginWithTheSameOnes()
    {
        using var few = ShapesWorld.Unlabelled(3, 10, 32);
        using var many = ShapesWorld.Unlabelled(3, 400, 32);

        Assert.Equal(Bytes(few), Bytes(many)[..(10 * 3072)]);
    }

    [Fact]
    public void Train_PerClass_HasEveryClassEquallyOften()
    {
        using var train = ShapesWorld.Train(0, 7, 16);

        Assert.Equal(10, train.ClassNames.Count);
        Assert.Equal([70, 3, 16, 16], train.Images.shape);
        Assert.Equal(Enumerable.Repeat(7, 10), train.Labels!.data<long>().ToArray().GroupBy(l => l).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Fact]
    public void Sets_OfOneSeed_ShareNoImages()
    {
        using var train = ShapesWorld.Train(0, 2, 32);
        using var validation = ShapesWorld.Validation(0, 20, 32);
        using var test = ShapesWorld.Test(20, 32);
        var images = new[] { train, validation, test }.SelectMany(set => Bytes(set).Chunk(3072)).Select(Convert.ToBase64String);

        Assert.Equal(60, images.Distinct().Count());
    }

    /// <summary>The shape, and nothing else about the parameters, decides where the object is: averaged over many images, its outline shows.</summary>
    [Theory]
    [InlineData("disc", true)]
    [InlineData("square", true)]
    [InlineData("ring", false)]
    [InlineData("frame", false)]
    public void Draw_ManyImagesOfOneShape_DifferFromTheBackgroundWhereItIs(string name, bool solidCentre)
    {
        var shape = Shapes.All.Single(s => s.Name == name);
        var contrast = Enumerable.Range(0, 300).Average(i => CentreAgainstCorner(shape, i));

        Assert.Equal(solidCentre, contrast > 50);
    }

    [Fact]
    public void Distance_EveryShape_HasAnInsideAndAnOutside()
    {
        var grid = new PixelGrid(32);
        foreach (var shape in Shapes.All)
        {
            var inside = Enumerable.Range(0, grid.Count).Count(i => shape.Distance(grid.X[i], grid.Y[i]) < 0) / (double)grid.Count;
            Assert.InRange(inside, 0.1, 0.75);
        }
    }

    private static double CentreAgainstCorner(Shape shape, int item)
    {
        var pixels = new byte[3072];
        new Renderer(32).Draw(pixels, shape, Textures.All[0], new Draws(1, "contrast", 0, item));
        return Enumerable.Range(0, 3).Sum(c => Math.Abs(pixels[c * 1024 + 16 * 32 + 16] - pixels[c * 1024 + 2 * 32 + 2])) / 3.0;
    }

    private static byte[] Bytes(ImageSet set) => set.Images.bytes.ToArray();
}
