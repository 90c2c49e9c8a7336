using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace BiSSL.Training.Statistics;

/// <summary>The power of the paired t-test by the non-central t distribution: what the sign-flip test comes to with many seeds (E49).</summary>
public static class StudentPower
{
    private const double GreatestEffect = 100;

    /// <summary>The chance to see a difference.</summary>
    /// <param name="effect">The difference in standard deviations of the paired differences, not negative.</param>
    /// <param name="seeds">At least two.</param>
    /// <param name="level">Of the two-sided test.</param>
    public static double Of(double effect, int seeds, double level)
    {
        int degrees = seeds - 1;
        double limit = StudentT.InvCDF(0, 1, degrees, 1 - (level / 2)), shift = effect * Math.Sqrt(seeds);
        // t = (z + shift)/u, where u is χ/√degrees: given u, t passes either limit with a normal probability.
        double Passes(double u) => Density(u, degrees) * (Normal.CDF(0, 1, shift - (limit * u)) + Normal.CDF(0, 1, -shift - (limit * u)));
        double width = 12 / Math.Sqrt(2 * degrees);
        return Pieces(Math.Max(0, 1 - width), 1 + width).Sum(piece => GaussLegendreRule.Integrate(Passes, piece.From, piece.To, 64));
    }

    /// <summary>The difference that so many seeds see with that chance, in standard deviations of the paired differences.</summary>
    public static double Detectable(double power, int seeds, double level) =>
        FindRoots.OfFunction(effect => Of(effect, seeds, level) - power, 0, GreatestEffect, 1e-12);

    private static IEnumerable<(double From, double To)> Pieces(double from, double to) =>
        Enumerable.Range(0, 16).Select(i => (from + (i * (to - from) / 16), from + ((i + 1) * (to - from) / 16)));

    // Of χ/√degrees.
    private static double Density(double u, int degrees)
    {
        double half = degrees / 2.0;
        return u <= 0 ? 0 : 2 * Math.Exp((half * Math.Log(half)) - SpecialFunctions.GammaLn(half) + ((degrees - 1) * Math.Log(u)) - (half * u * u));
    }
}
