using BiSSL.Training.Statistics;

namespace BiSSL.Training.Experiments;

/// <summary>What one way has over another on a dataset, in points, over the seeds that both have done.</summary>
/// <param name="Values">By seed.</param>
/// <param name="Holm">The sign-flip test's p, corrected over all datasets of the experiment.</param>
public sealed record Difference(IReadOnlyDictionary<int, double> Values, PairedDifference Paired, SignFlipTest Flips, WelchTest? Welch, double Holm = 1)
{
    public const double Level = 0.05;

    /// <summary>Whether both the interval and the corrected test say that it is not chance.</summary>
    public bool IsClear => Paired.IsClear && Holm <= Level;

    /// <returns>Null if no seed is done by both.</returns>
    public static Difference? Of(WayCell first, WayCell second)
    {
        int[] seeds = [.. first.Values.Keys.Where(second.Values.ContainsKey)];
        if (seeds.Length == 0)
            return null;
        double[] a = [.. seeds.Select(seed => first.Values[seed])], b = [.. seeds.Select(seed => second.Values[seed])];
        double[] differences = [.. a.Zip(b, (x, y) => x - y)];
        return new(seeds.Zip(differences).ToDictionary(pair => pair.First, pair => pair.Second), PairedDifference.Of(differences), SignFlipTest.Of(differences), WelchTest.Of(a, b));
    }
}
