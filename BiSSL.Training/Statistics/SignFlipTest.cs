using System.Numerics;

namespace BiSSL.Training.Statistics;

/// <summary>Paired permutation test (E48): were the arms alike, every difference could as well have the other sign.</summary>
/// <param name="P">Two-sided: the share of sign patterns whose mean is at least as far from zero.</param>
/// <param name="IsExact">Whether all patterns were counted, not a sample of them.</param>
public sealed record SignFlipTest(double P, bool IsExact)
{
    /// <summary>With more seeds than this a sample of the patterns stands for all.</summary>
    public const int MostExact = 20;

    private const int Sampled = 1_000_000;

    // Sums that differ by rounding alone count as equal.
    private const double Rounding = 1e-12;

    /// <summary>The least p that so many seeds can give.</summary>
    public static double Least(int seeds) => seeds > MostExact ? 1.0 / (Sampled + 1) : Math.Min(1, Math.Pow(2, 1 - seeds));

    /// <summary>The least number of seeds that can give a p of at most <paramref name="level"/>.</summary>
    public static int SeedsFor(double level) => Enumerable.Range(1, int.MaxValue).First(seeds => Least(seeds) <= level);

    /// <param name="differences">At least one, each finite.</param>
    /// <exception cref="ArgumentException">One is not finite, and so no score.</exception>
    public static SignFlipTest Of(IReadOnlyList<double> differences)
    {
        if (!differences.All(double.IsFinite))
            throw new ArgumentException("A difference is not finite.", nameof(differences));
        double[] sizes = [.. differences.Select(Math.Abs)];
        double least = Math.Abs(differences.Sum()) - (Rounding * sizes.Sum());
        return sizes.Length <= MostExact ? new(Exact(sizes, least), true) : new(Sample(sizes, least), false);
    }

    // Half of the patterns: the other half are their mirror images. Each differs from the one before in one sign (Gray code).
    private static double Exact(double[] sizes, double least)
    {
        int patterns = 1 << (sizes.Length - 1), far = 0;
        var signs = Enumerable.Repeat(1.0, sizes.Length).ToArray();
        double sum = sizes.Sum();
        for (int pattern = 1; ; pattern++)
        {
            far += Math.Abs(sum) >= least ? 1 : 0;
            if (pattern == patterns)
                return (double)far / patterns;
            int flipped = BitOperations.TrailingZeroCount(pattern);
            signs[flipped] = -signs[flipped];
            sum += 2 * signs[flipped] * sizes[flipped];
        }
    }

    private static double Sample(double[] sizes, double least)
    {
        var signs = new Random(0);
        int far = Enumerable.Range(0, Sampled).Count(_ => Math.Abs(sizes.Sum(size => signs.Next(2) == 0 ? size : -size)) >= least);
        return (far + 1.0) / (Sampled + 1);
    }
}
