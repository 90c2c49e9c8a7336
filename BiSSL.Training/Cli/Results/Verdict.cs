using System.Globalization;
using BiSSL.Training.Statistics;

namespace BiSSL.Training.Cli.Results;

/// <summary>A paired difference in words that claim no more than the numbers do.</summary>
internal static class Verdict
{
    /// <summary>Every pair after fine-tuning; of the most telling one the probe too.</summary>
    /// <param name="score">What fine-tuning is scored by.</param>
    public static IEnumerable<string> Of(IReadOnlyList<ArmPair> pairs, string score) =>
        from item in pairs.Select(pair => (pair, metric: Metric.Top1)).Concat(pairs.Take(1).Select(pair => (pair, metric: Metric.Probe)))
        where item.pair.Differences.ContainsKey(item.metric)
        select Of(item.pair.First, item.pair.Second, item.metric.Called(score), item.pair.Differences[item.metric]);

    public static string Of(string first, string second, Metric metric, PairedDifference difference)
    {
        var (points, margin) = (Points(Math.Abs(difference.Mean)), Points(difference.Margin));
        var where = $"{first} {(difference.Mean < 0 ? "below" : "above")} {second} {metric.Means}";
        if (difference.Seeds == 1 && points == "0.0")
            return $"{first} and {second} are equal {metric.Means} on one seed.";
        if (difference.Seeds == 1)
            return $"{where} by {points} points on one seed, which cannot tell luck from effect.";
        if (!difference.IsClear)
            return $"No clear difference between {first} and {second} {metric.Means}: {Signed(difference.Mean)} points, give or take {margin} (95 %, {difference.Seeds} seeds).";
        return $"{where} by {points} points, give or take {margin} (95 %, {difference.Seeds} seeds).";
    }

    public static string Signed(double value) => value.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    private static string Points(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
