using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace BiSSL.Training.Statistics;

/// <summary>
/// The power of <see cref="ClearRule"/> by simulation (E49): seeded experiments of standard normal differences, and of each the least effect that, added to all its
/// differences, makes it clear. Both of the rule's tests pass from there on, so these effects in order are the whole power curve.
/// </summary>
public sealed class SimulatedPower
{
    private const int Experiments = 2000;

    // Halvings of a range a few standard deviations wide.
    private const int Halvings = 24;

    private static readonly ConcurrentDictionary<(int Seeds, int Patterns), Lazy<SimulatedPower>> s_known = new();

    private readonly double[] _effects;

    private SimulatedPower(int seeds, int patterns)
    {
        var random = new Random(seeds);
        double limit = StudentT.InvCDF(0, 1, seeds - 1, 1 - (ClearRule.Level / 2)) / Math.Sqrt(seeds);
        _effects = [.. Enumerable.Range(0, Experiments).Select(_ => Least(Draw(random, seeds), patterns, limit)).Order()];
    }

    /// <summary>Simulated once in the life of the process.</summary>
    /// <param name="seeds">At least <see cref="ClearRule.SeedsFor"/>, at most <see cref="SignFlipTest.MostExact"/>.</param>
    /// <param name="comparisons">In the family.</param>
    public static SimulatedPower For(int seeds, int comparisons)
    {
        // Half of the sign patterns are the others' mirror images: so many of a half may lie as far out as what was seen.
        int patterns = (int)(ClearRule.Level / comparisons * (1 << (seeds - 1)));
        return s_known.GetOrAdd((seeds, patterns), key => new(() => new SimulatedPower(key.Seeds, key.Patterns))).Value;
    }

    /// <summary>The chance to see a difference.</summary>
    /// <param name="effect">In standard deviations of the paired differences, not negative.</param>
    public double Of(double effect) => _effects.Count(least => least <= effect) / (double)Experiments;

    /// <summary>The effect that is seen with that chance.</summary>
    public double Detectable(double power) => _effects[(int)Math.Ceiling(power * Experiments) - 1];

    private static double[] Draw(Random random, int seeds)
    {
        var differences = new double[seeds];
        Normal.Samples(random, differences, 0, 1);
        return differences;
    }

    private static double Least(double[] differences, int patterns, double limit)
    {
        var spread = Spread.Of(differences);
        return Math.Max((limit * spread.Deviation!.Value) - spread.Mean, LeastByFlips(differences, patterns));
    }

    // A pattern lies as far out as what was seen where the differences that it flips sum to no more than zero. At minus the mean half of all do, above minus the least
    // difference only the pattern that flips none.
    private static double LeastByFlips(double[] differences, int patterns)
    {
        double below = -differences.Average(), above = -differences.Min();
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (below + above) / 2;
            (below, above) = FarOut(differences, middle) <= patterns ? (below, middle) : (middle, above);
        }

        return above;
    }

    // Sums of the flipped in each half of the seeds, in order, so that two of them are matched in one pass.
    private static int FarOut(double[] differences, double effect)
    {
        double[] first = Sums(differences.AsSpan(0, differences.Length / 2), effect), second = Sums(differences.AsSpan(differences.Length / 2), effect);
        int count = 0, fit = second.Length;
        foreach (double sum in first)
        {
            while (fit > 0 && sum + second[fit - 1] > 0)
                fit--;
            count += fit;
        }

        return count;
    }

    private static double[] Sums(ReadOnlySpan<double> differences, double effect)
    {
        double[] sums = [0];
        foreach (double difference in differences)
            sums = Merge(sums, difference + effect);
        return sums;
    }

    // Every sum without the next difference and with it, in order.
    private static double[] Merge(double[] sums, double next)
    {
        var merged = new double[2 * sums.Length];
        for (int i = 0, without = 0, with = 0; i < merged.Length; i++)
            merged[i] = with == sums.Length || (without < sums.Length && sums[without] <= sums[with] + next) ? sums[without++] : sums[with++] + next;
        return merged;
    }
}
