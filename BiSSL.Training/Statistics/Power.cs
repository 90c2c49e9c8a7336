using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace BiSSL.Training.Statistics;

/// <summary>What a number of seeds can show: the power of the paired t-test at the 5 % level (E49).</summary>
public static class Power
{
    /// <summary>How often a difference should be seen that is there.</summary>
    public const double Wanted = 0.8;

    /// <summary>More seeds than this nobody trains.</summary>
    public const int MostSeeds = 1000;

    private const double Level = 0.05;

    /// <summary>The chance to see a difference.</summary>
    /// <param name="effect">The difference in standard deviations of the paired differences, not negative.</param>
    /// <param name="seeds">At least two.</param>
    public static double Of(double effect, int seeds)
    {
        int degrees = seeds - 1;
        double limit = StudentT.InvCDF(0, 1, degrees, 1 - (Level / 2)), shift = effect * Math.Sqrt(seeds);
        // t = (z + shift)/u, where u is χ/√degrees: given u, t passes either limit with a normal probability.
        double Passes(double u) => Density(u, degrees) * (Normal.CDF(0, 1, shift - (limit * u)) + Normal.CDF(0, 1, -shift - (limit * u)));
        double width = 12 / Math.Sqrt(2 * degrees);
        return Pieces(Math.Max(0, 1 - width), 1 + width).Sum(piece => GaussLegendreRule.Integrate(Passes, piece.From, piece.To, 64));
    }

    /// <summary>The difference that so many seeds see with a chance of <see cref="Wanted"/>.</summary>
    /// <param name="deviation">Of the paired differences; the result is in its unit.</param>
    /// <param name="seeds">At least two.</param>
    public static double Detectable(double deviation, int seeds) =>
        deviation * FindRoots.OfFunction(effect => Of(effect, seeds) - Wanted, 0, 100, 1e-12);

    /// <summary>How many seeds see a difference with that chance.</summary>
    /// <returns>Null if more than <see cref="MostSeeds"/>.</returns>
    public static int? SeedsFor(double difference, double deviation)
    {
        double effect = Math.Abs(difference) / deviation;
        if (double.IsNaN(effect) || Of(effect, MostSeeds) < Wanted)
            return null;
        int few = 1, many = MostSeeds;
        while (many - few > 1)
        {
            int middle = (few + many) / 2;
            (few, many) = Of(effect, middle) < Wanted ? (middle, many) : (few, middle);
        }

        return many;
    }

    private static IEnumerable<(double From, double To)> Pieces(double from, double to) =>
        Enumerable.Range(0, 16).Select(i => (from + (i * (to - from) / 16), from + ((i + 1) * (to - from) / 16)));

    // Of χ/√degrees.
    private static double Density(double u, int degrees)
    {
        double half = degrees / 2.0;
        return u <= 0 ? 0 : 2 * Math.Exp((half * Math.Log(half)) - SpecialFunctions.GammaLn(half) + ((degrees - 1) * Math.Log(u)) - (half * u * u));
    }
}
