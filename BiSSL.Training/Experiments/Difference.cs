using BiSSL.Training.Statistics;

namespace BiSSL.Training.Experiments;

/// <summary>What one way has over another, in points, over the seeds that both have done.</summary>
/// <param name="Values">By seed.</param>
/// <param name="Holm">The sign-flip test's p, corrected over the family.</param>
/// <param name="Comparisons">In the family: all that are told together, this one included.</param>
public sealed record Difference(IReadOnlyDictionary<int, double> Values, PairedDifference Paired, SignFlipTest Flips, WelchTest? Welch, double Holm, int Comparisons)
{
    /// <summary>Whether it counts as more than chance.</summary>
    public bool IsClear => ClearRule.Holds(Paired, Holm);

    /// <summary>Pairs by seed; a value that is not finite is no score. A family of its own until <see cref="Together"/>.</summary>
    /// <returns>Null if no seed is done by both.</returns>
    public static Difference? Of(IReadOnlyDictionary<int, double> first, IReadOnlyDictionary<int, double> second)
    {
        int[] seeds = [.. first.Keys.Where(seed => second.TryGetValue(seed, out double other) && double.IsFinite(first[seed]) && double.IsFinite(other)).Order()];
        if (seeds.Length == 0)
            return null;
        double[] a = [.. seeds.Select(seed => first[seed])], b = [.. seeds.Select(seed => second[seed])], differences = [.. a.Zip(b, (x, y) => x - y)];
        var flips = SignFlipTest.Of(differences);
        return new(seeds.Zip(differences).ToDictionary(pair => pair.First, pair => pair.Second), PairedDifference.Of(differences), flips, WelchTest.Of(a, b), flips.P, 1);
    }

    /// <summary>
    /// The differences of one family in the same order, corrected for one another. One that has nothing yet counts as one that will not be told apart, so that no p
    /// shrinks as a table fills.
    /// </summary>
    public static Difference?[] Together(IReadOnlyList<Difference?> family) =>
        [.. family.Zip(Statistics.Holm.Adjust([.. family.Select(difference => difference?.Flips.P ?? 1)]), (difference, p) => difference is null ? null : difference with { Holm = p, Comparisons = family.Count })];
}
