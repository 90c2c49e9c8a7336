using System.Text.Json;
using BiSSL.Tests.Golden;
using BiSSL.Training.Statistics;

namespace BiSSL.Tests.Statistics;

/// <summary>Against SciPy's numbers, to nine digits.</summary>
public sealed class StatisticsTests
{
    private const double Tolerance = 1e-9;

    private static readonly JsonElement s_golden = Numbers.Read("statistics");

    public static TheoryData<string> Cases => [.. s_golden.GetProperty("cases").EnumerateObject().Select(entry => entry.Name)];

    public static TheoryData<int> Powers => [.. s_golden.GetProperty("powers").EnumerateArray().Select(entry => entry.GetProperty("seeds").GetInt32())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tests_OfPairedValues_AreSciPys(string name)
    {
        JsonElement golden = s_golden.GetProperty("cases").GetProperty(name);
        double[] first = golden.GetProperty("first").Deserialize<double[]>()!, second = golden.GetProperty("second").Deserialize<double[]>()!;
        var paired = PairedDifference.Of([.. first.Zip(second, (a, b) => a - b)]);
        var welch = WelchTest.Of(first, second)!;
        var flips = SignFlipTest.Of([.. first.Zip(second, (a, b) => a - b)]);

        Is(golden, "mean", paired.Mean);
        Is(golden, "deviation", paired.Deviation);
        Is(golden, "margin", paired.Margin);
        Is(golden, "signFlip", flips.P);
        Is(golden, "t", welch.T);
        Is(golden, "degrees", welch.Degrees);
        Is(golden, "welch", welch.P);
        Assert.True(flips.IsExact);
    }

    [Theory]
    [MemberData(nameof(Powers))]
    public void Power_OfThePairedTest_IsSciPys(int seeds)
    {
        JsonElement golden = s_golden.GetProperty("powers").EnumerateArray().Single(entry => entry.GetProperty("seeds").GetInt32() == seeds);
        double detectable = golden.GetProperty("detectable").GetDouble();
        Is(golden, "detectable", StudentPower.Detectable(0.8, seeds, 0.05));
        Is(golden, "half", StudentPower.Of(detectable / 2, seeds, 0.05));
        Is(golden, "none", StudentPower.Of(0, seeds, 0.05));
    }

    [Fact]
    public void SignFlip_OfMoreSeedsThanCanBeCounted_SaysItIsASampleAndComesNearTheTruth()
    {
        double[] differences = [.. Enumerable.Range(0, 24).Select(i => Math.Sin(i) + 0.35)];
        var (exact, sampled) = (SignFlipTest.Of(differences[..20]), SignFlipTest.Of(differences));
        Assert.True(exact.IsExact);
        Assert.False(sampled.IsExact);
        Assert.Equal(sampled, SignFlipTest.Of(differences));
        // Of 24 differences Student's test is near the permutations.
        var paired = PairedDifference.Of(differences);
        Assert.Equal(2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, 23, -Math.Abs(paired.Mean / paired.StandardError)), sampled.P, 0.01);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 0.25)]
    [InlineData(5, 0.0625)]
    [InlineData(6, 0.03125)]
    public void SignFlip_OfAllDifferencesOfOneSign_IsTheLeastItCanBe(int seeds, double least)
    {
        Assert.Equal(least, SignFlipTest.Of([.. Enumerable.Range(1, seeds).Select(i => (double)i)]).P);
        Assert.Equal(least, SignFlipTest.Least(seeds));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void SignFlip_OfADifferenceThatIsNotFinite_IsRefused(double difference) => Assert.Throws<ArgumentException>(() => SignFlipTest.Of([1, difference, 2]));

    [Theory]
    [InlineData(0.05, 6)]
    [InlineData(0.025, 7)]
    [InlineData(0.05 / 14, 10)]
    public void SignFlip_ToReachALevel_NeedsSoManySeeds(double level, int seeds) => Assert.Equal(seeds, SignFlipTest.SeedsFor(level));

    [Fact]
    public void Holm_OfSeveral_CorrectsTheLeastMostAndKeepsTheOrder()
    {
        double[] expected = [0.03, 0.06, 0.06, 0.02];
        Assert.All(Holm.Adjust([0.01, 0.04, 0.03, 0.005]).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 12));
        Assert.Equal([1, 1], Holm.Adjust([0.9, 0.6]));
        Assert.Empty(Holm.Adjust([]));
    }

    [Fact]
    public void Welch_WithoutSpreadOrValues_IsNothing()
    {
        Assert.Null(WelchTest.Of([1, 1], [2, 2]));
        Assert.Null(WelchTest.Of([1], [2, 3]));
    }

    private static void Is(JsonElement golden, string name, double actual)
    {
        double expected = golden.GetProperty(name).GetDouble();
        Assert.True(Math.Abs(actual - expected) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{name} is {actual:R} instead of {expected:R}");
    }
}
