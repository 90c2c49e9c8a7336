using BiSSL.Training.Statistics;

namespace BiSSL.Tests.Statistics;

public sealed class PairedDifferenceTests
{
    [Fact]
    public void Of_ThreeSeeds_IsMeanAndStandardErrorOfTheDifferences()
    {
        var difference = PairedDifference.Of([41, 52, 66], [40, 50, 60])!;
        Assert.Equal(3, difference.Mean, 12);
        Assert.Equal(Math.Sqrt(7.0 / 3), difference.StandardError, 12);
        Assert.Equal(4.302652729911275 * Math.Sqrt(7.0 / 3), difference.Margin, 9);
        Assert.False(difference.IsClear);
    }

    [Theory]
    [InlineData(10.0, 10.1, 10.2, true)]
    [InlineData(-10.0, -10.1, -10.2, true)]
    [InlineData(10.0, -10.0, 0.1, false)]
    public void IsClear_OfAnInterval_AsksWhetherItLeavesZeroOut(double a, double b, double c, bool clear) =>
        Assert.Equal(clear, PairedDifference.Of([a, b, c], [0, 0, 0])!.IsClear);

    [Fact]
    public void Of_OneSeed_IsNeverClear()
    {
        var difference = PairedDifference.Of([90], [10])!;
        Assert.Equal(80, difference.Mean);
        Assert.True(double.IsNaN(difference.StandardError));
        Assert.False(difference.IsClear);
    }

    [Fact]
    public void Of_NothingToPair_IsNull()
    {
        Assert.Null(PairedDifference.Of([], []));
        Assert.Null(PairedDifference.Of([1, 2], [1]));
    }
}
