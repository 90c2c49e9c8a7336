using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Experiments;

/// <summary>What the arms of one run have over one another, by the same rule as an experiment's: the pairs of arms of one metric are a family.</summary>
public sealed record RunVerdict(IReadOnlyList<ArmDifference> Differences)
{
    /// <param name="arms">Of the run.</param>
    /// <param name="values">Of a metric and an arm, by seed; per cent.</param>
    public static RunVerdict Of(IReadOnlyCollection<string> arms, IEnumerable<string> metrics, Func<string, string, IReadOnlyDictionary<int, double>> values) =>
        new([.. metrics.SelectMany(metric => OfMetric(metric, Way.Telling(arms), arm => values(metric, arm)))]);

    /// <summary>Every pair after fine-tuning, and of the most telling one the probe too; then the rule.</summary>
    /// <param name="score">What fine-tuning is scored by.</param>
    public IReadOnlyList<string> Sentences(string score)
    {
        ArmDifference[] told = [.. Differences.Where(difference => difference.Metric == ScoreNames.Top1), .. Differences.Where(difference => difference.Metric == ScoreNames.Probe).Take(1)];
        return told.Length == 0 ? [] : [.. told.Select(difference => VerdictWords.Of(difference, score)), VerdictWords.Rule];
    }

    private static IEnumerable<ArmDifference> OfMetric(string metric, IReadOnlyList<(string First, string Second)> pairs, Func<string, IReadOnlyDictionary<int, double>> values) =>
        pairs.Zip(Difference.Together([.. pairs.Select(pair => Difference.Of(values(pair.First), values(pair.Second)))]))
            .Where(pair => pair.Second is not null).Select(pair => new ArmDifference(metric, pair.First.First, pair.First.Second, pair.Second!));
}

/// <summary>What one arm has over another by a metric: top-1, top-5 or probe.</summary>
public sealed record ArmDifference(string Metric, string First, string Second, Difference Difference);
