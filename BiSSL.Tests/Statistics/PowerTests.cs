using BiSSL.Training.Statistics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace BiSSL.Tests.Statistics;

/// <summary>What seeds detect, against experiments drawn here and judged by the rule as it is written down: the interval, and every pattern of signs counted.</summary>
public sealed class PowerTests
{
    [Theory]
    [InlineData(6, 1, 4000)]
    [InlineData(8, 2, 4000)]
    [InlineData(9, 3, 4000)]
    [InlineData(10, 14, 4000)]
    [InlineData(15, 14, 400)]
    [InlineData(21, 14, 100)]       // beyond the simulation: Student's formula
    public void Detectable_AppliedToDrawnExperiments_IsFoundAsOftenAsPromised(int seeds, int comparisons, int experiments)
    {
        double effect = Power.Detectable(1, seeds, comparisons)!.Value;
        double error = 4 * Math.Sqrt(Power.Wanted * (1 - Power.Wanted) * ((1.0 / experiments) + (1.0 / 2000)));
        Assert.Equal(Power.Wanted, Found(effect, seeds, comparisons, experiments), error);
        Assert.Equal(Power.Of(effect / 2, seeds, comparisons), Found(effect / 2, seeds, comparisons, experiments), error);
    }

    [Fact]
    public void Detectable_TenSeedsOnFourteenDatasets_IsWhereAllSignsAgreeInFourOfFive()
    {
        // The one p of ten seeds that is small enough is that of ten equal signs, and Φ(2.015)¹⁰ = 0.8.
        Assert.Equal(2.015, Power.Detectable(1, 10, 14)!.Value, 0.06);
        Assert.Equal(Math.Pow(Normal.CDF(0, 1, 1), 10), Power.Of(1, 10, 14), 0.03);
        Assert.Equal(2 * Power.Detectable(1, 10, 14)!.Value, Power.Detectable(2, 10, 14)!.Value, 12);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(9, 14)]
    public void Detectable_OfSeedsThatCannotDecide_IsNothing(int seeds, int comparisons)
    {
        Assert.Null(Power.Detectable(1, seeds, comparisons));
        Assert.Equal(0, Power.Of(100, seeds, comparisons));
        Assert.NotNull(Power.Detectable(1, seeds + 1, comparisons));
    }

    [Fact]
    public void Detectable_WithMoreSeeds_Falls()
    {
        double[] effects = [.. Enumerable.Range(6, 30).Select(seeds => Power.Detectable(1, seeds, 1)!.Value)];
        Assert.All(effects.Zip(effects.Skip(1)), pair => Assert.True(pair.Second < pair.First + 0.03, $"{pair.Second} after {pair.First}"));
    }

    [Fact]
    public void SeedsFor_ADifference_IsTheFirstThatDetectsIt()
    {
        int seeds = Power.SeedsFor(3, 3, 14)!.Value;
        Assert.True(Power.Detectable(3, seeds, 14) <= 3);
        Assert.True(Power.Detectable(3, seeds - 1, 14) > 3);
        Assert.Null(Power.SeedsFor(0.001, 1, 1));
        Assert.Null(Power.SeedsFor(0, 0, 1));
        Assert.Equal(6, Power.SeedsFor(1, 0, 1));
    }

    private static double Found(double effect, int seeds, int comparisons, int experiments)
    {
        var random = new MersenneTwister(7);
        return Enumerable.Range(0, experiments).Count(_ => IsFound([.. Normal.Samples(random, effect, 1).Take(seeds)], comparisons)) / (double)experiments;
    }

    private static bool IsFound(double[] differences, int comparisons)
    {
        double mean = differences.Average(), error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1) / differences.Length);
        return mean / error > StudentT.InvCDF(0, 1, differences.Length - 1, 0.975) && comparisons * SignFlips(differences) <= 0.05;
    }

    private static double SignFlips(double[] differences)
    {
        int far = FarOut(differences, 0, 0, Math.Abs(differences.Sum()) - 1e-12);
        return far / Math.Pow(2, differences.Length);
    }

    private static int FarOut(double[] differences, int index, double sum, double limit) => index == differences.Length
        ? Math.Abs(sum) >= limit ? 1 : 0
        : FarOut(differences, index + 1, sum + differences[index], limit) + FarOut(differences, index + 1, sum - differences[index], limit);
}
