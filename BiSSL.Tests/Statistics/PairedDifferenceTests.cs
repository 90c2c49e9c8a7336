using BiSSL.Training.Statistics;

namespace BiSSL.Tests.Statistics;

public sealed class PairedDifferenceTests
{
    [Fact]
    public void Of_ThreeSeeds_IsMeanAndStandardErrorOfTheDifferences()
    {
        var difference = PairedDifference.Of([1, 2, 6]);
        Assert.Equal(3, difference.Mean, 12);
        Assert.Equal(Math.Sqrt(7.0 / 3), difference.StandardError, 12);
        Assert.Equal(4.302652729911275 * Math.Sqrt(7.0 / 3), difference.Margin, 9);
        Assert.False(difference.LeavesZeroOut);
    }

    [Theory]
    [InlineData(10.0, 10.1, 10.2, true)]
    [InlineData(-10.0, -10.1, -10.2, true)]
    [InlineData(10.0, -10.0, 0.1, false)]
    public void LeavesZeroOut_OfAnInterval_AsksWhereItEnds(double a, double b, double c, bool clear) => Assert.Equal(clear, PairedDifference.Of([a, b, c]).LeavesZeroOut);

    [Fact]
    public void Of_OneSeed_HasNoInterval()
    {
        var difference = PairedDifference.Of([80]);
        Assert.Equal(80, difference.Mean);
        Assert.True(double.IsNaN(difference.StandardError));
        Assert.False(difference.LeavesZeroOut);
        Assert.False(difference.IsConstant);
    }

    [Fact]
    public void IsConstant_OfDifferencesThatDifferByRounding_IsTrue()
    {
        Assert.True(PairedDifference.Of([36.3 - 35.8, 50.9 - 50.4]).IsConstant);
        Assert.False(PairedDifference.Of([0.5, 0.6]).IsConstant);
    }
}
