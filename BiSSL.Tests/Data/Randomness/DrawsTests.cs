using BiSSL.Training.Data.Randomness;

namespace BiSSL.Tests.Data.Randomness;

public class DrawsTests
{
    [Fact]
    public void Bits_SameKey_RepeatInEveryProcess()
    {
        var first = new Draws(7, "views", 3, 11);
        var again = new Draws(7, "views", 3, 11);

        Assert.Equal(Many(first, 100), Many(again, 100));
        Assert.Equal(0x6F2393849103B306UL, new Draws(1, "anchor", 2, 3).Bits());
    }

    [Theory]
    [InlineData(8, "views", 3, 11)]
    [InlineData(7, "crops", 3, 11)]
    [InlineData(7, "views", 4, 11)]
    [InlineData(7, "views", 3, 12)]
    [InlineData(7, "views", 11, 3)]
    public void Bits_AnyOtherKey_ShareNothing(long seed, string stream, long step, long item)
    {
        var one = Many(new Draws(7, "views", 3, 11), 1000);
        var other = Many(new Draws(seed, stream, step, item), 1000);

        Assert.Empty(one.Intersect(other));
    }

    [Fact]
    public void Uniform_ManyDraws_FillTheIntervalEvenly()
    {
        var draws = new Draws(1, "uniform");
        var cells = new int[20];
        for (var i = 0; i < 100_000; i++)
            cells[(int)(draws.Uniform(-2, 3) * 4 + 8)]++;

        Assert.True(ChiSquare(cells) < 43.8, "exceeds the 0.1 % point of 19 degrees of freedom");
    }

    [Fact]
    public void Uniform_FirstNumberOfNeighbouringItems_FillsTheIntervalEvenly()
    {
        var cells = new int[20];
        for (var item = 0; item < 100_000; item++)
            cells[(int)(new Draws(1, "items", 5, item).Uniform() * 20)]++;

        Assert.True(ChiSquare(cells) < 43.8, "exceeds the 0.1 % point of 19 degrees of freedom");
    }

    [Fact]
    public void Normal_ManyDraws_HaveUnitMoments()
    {
        var draws = new Draws(2, "normal");
        var values = Enumerable.Range(0, 100_000).Select(_ => draws.Normal()).ToArray();

        Assert.Equal(0, values.Average(), 0.015);
        Assert.Equal(1, values.Average(v => v * v), 0.02);
        Assert.Equal(3, values.Average(v => v * v * v * v), 0.15);
    }

    [Fact]
    public void Permutation_SmallSets_EveryOrderIsEquallyLikely()
    {
        var counts = new Dictionary<string, int>();
        for (var item = 0; item < 24_000; item++)
        {
            var order = string.Join("", new Draws(3, "orders", 0, item).Permutation(4));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.True(ChiSquare([.. counts.Values]) < 49.7, "exceeds the 0.1 % point of 23 degrees of freedom");
    }

    [Fact]
    public void Bool_Probability_IsTheShareOfTrue()
    {
        var draws = new Draws(4, "bool");

        Assert.Equal(0.2, Enumerable.Range(0, 50_000).Count(_ => draws.Bool(0.2)) / 50_000.0, 0.01);
        Assert.DoesNotContain(true, Enumerable.Range(0, 1000).Select(_ => draws.Bool(0)));
        Assert.DoesNotContain(false, Enumerable.Range(0, 1000).Select(_ => draws.Bool(1)));
    }

    [Fact]
    public void Below_NotPositive_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Draws(0, "below").Below(0));

    private static ulong[] Many(Draws draws, int count) => [.. Enumerable.Range(0, count).Select(_ => draws.Bits())];

    private static double ChiSquare(int[] cells)
    {
        var expected = cells.Average();
        return cells.Sum(c => (c - expected) * (c - expected) / expected);
    }
}
