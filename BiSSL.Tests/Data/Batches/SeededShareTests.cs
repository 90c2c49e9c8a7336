using BiSSL.Training.Data.Batches;

namespace BiSSL.Tests.Data.Batches;

public sealed class SeededShareTests
{
    [Fact]
    public void Of_AShare_IsTheSameForASeedAndHoldsTheSmallerOnes()
    {
        int[] half = SeededShare.Of(1, "lower/share", 101, 0.5)!, tenth = SeededShare.Of(1, "lower/share", 101, 0.1)!;
        Assert.Equal((51, 11), (half.Length, tenth.Length));
        Assert.Equal(half, SeededShare.Of(1, "lower/share", 101, 0.5));
        Assert.NotEqual(half, SeededShare.Of(2, "lower/share", 101, 0.5));
        Assert.Subset(half.ToHashSet(), tenth.ToHashSet());
        Assert.Equal(51, half.Distinct().Count());
        Assert.All(half, number => Assert.InRange(number, 0, 100));
    }

    [Fact]
    public void Of_Everything_IsNoChoice() => Assert.Null(SeededShare.Of(1, "lower/share", 101, 1));
}
