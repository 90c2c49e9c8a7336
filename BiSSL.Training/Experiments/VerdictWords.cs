using System.Globalization;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Statistics;

namespace BiSSL.Training.Experiments;

/// <summary>What runs and experiments say of their differences, in words that claim no more than the numbers.</summary>
public static class VerdictWords
{
    // What the paper trained, and many after it: a number of seeds that people can imagine.
    private const int Customary = 10;

    /// <summary>When a difference is clear, and what "detect" means.</summary>
    public const string Rule =
        "A difference is clear where its 95 % interval (Student's t) leaves zero out and the exact sign-flip test, corrected after Holm for all comparisons told together, gives p ≤ 0.05; what seeds detect, that rule finds in 80 of 100 cases.";

    internal static string Headline(ExperimentDesign design, (Way First, Way Second)? compared, IReadOnlyList<DatasetRow> rows)
    {
        if (compared is not var (first, second))
            return "There is one way of training only, so there is nothing to compare.";
        return Finished(first, second, rows) + Early(rows);
    }

    internal static string Of(ExperimentDesign design, (Way First, Way Second)? compared, DatasetRow row)
    {
        if (compared is not var (first, second) || row.Difference is not { } difference)
            return Unmeasured(row);
        string missing = row.Ended && difference.Paired.Seeds > 1 && difference.Paired.Seeds < design.Seeds ? $" Of {Seeds(design.Seeds)}, {Words.Number(difference.Paired.Seeds)} have a score of both." : "";
        return (row.Finished ? "" : "So far: ") + Of(first.Title, second.Title, "", difference) + missing;
    }

    /// <summary>A difference of a run.</summary>
    /// <param name="score">What fine-tuning is scored by.</param>
    internal static string Of(ArmDifference difference, string score) =>
        Of(difference.First, difference.Second, $" {ScoreNames.Where(difference.Metric, score)}", difference.Difference);

    /// <summary>What seeds can tell, before there are any.</summary>
    /// <param name="pairs">Of arms, told together.</param>
    public static string Power(int seeds, int datasets, int pairs)
    {
        int comparisons = datasets * pairs, least = ClearRule.SeedsFor(comparisons);
        string told = Told(datasets, pairs);
        return Statistics.Power.Detectable(1, seeds, comparisons) is { } detectable
            ? string.Create(CultureInfo.InvariantCulture, $"{Seeds(seeds)} detect a difference of {detectable:0.0} standard deviations of the paired differences, at 80 % power by sign flips corrected for {told}.")
            : $"With fewer than {Words.Number(least)} seeds sign flips can call none of {told} more than chance: the table will show means and intervals, and no verdict.";
    }

    /// <summary>Such as "14 comparisons (14 datasets, 1 pair of arms)".</summary>
    internal static string Told(int datasets, int pairs) => $"{Words.Many(datasets * pairs, "comparison")} ({Words.Many(datasets, "dataset")}, {Words.Many(pairs, "pair")} of arms)";

    /// <summary>Such as +0.6 or −0.6.</summary>
    public static string WithSign(double value) => value.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>Such as 0.03 or &lt; 0.001.</summary>
    public static string P(double p) => p switch
    {
        < 0.001 => "< 0.001",
        < 0.095 => p.ToString("0.000", CultureInfo.InvariantCulture),
        _ => p.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static string Finished(Way first, Way second, IReadOnlyList<DatasetRow> rows)
    {
        Difference[] finished = [.. rows.Where(row => row.Finished).Select(row => row.Difference!)];
        int waiting = rows.Count(row => row is { Finished: false, Ended: false, EndedEarly: null });
        if (finished.Length == 0)
            return Unfinished(waiting, rows);
        int better = finished.Count(difference => difference is { IsClear: true, Paired.Mean: > 0 }), worse = finished.Count(difference => difference is { IsClear: true, Paired.Mean: < 0 });
        int open = finished.Length - better - worse;
        string with = With(finished);
        if (rows.Count == 1)
            return open == 1 ? $"{first.Title} and {second.Title} cannot be told apart{with}." : $"{first.Title} is {(better == 1 ? "better" : "worse")} than {second.Title}.";
        string of = finished.Length == rows.Count ? Words.Many(rows.Count, "dataset") : $"{Words.Number(finished.Length)} finished of {Words.Many(rows.Count, "dataset")}";
        if (better + worse == 0)
            return $"{first.Title} and {second.Title} cannot be told apart on any of {of}{with}.";
        return $"{first.Title} is better than {second.Title} on {Words.Number(better)} of {of}, worse on {(worse == 0 ? "none" : Words.Number(worse))}{(open == 0 ? "" : $"; {Words.Number(open)} cannot be told apart{with}")}.";
    }

    private static string Unfinished(int waiting, IReadOnlyList<DatasetRow> rows)
    {
        if (waiting > 0)
            return $"No dataset has all its seeds yet; {Words.Number(waiting)} {(waiting == 1 ? "is" : "are")} on the way.";
        return rows.Any(row => row.Difference is not null) ? "No dataset has all its seeds." : "Nothing to compare: no dataset has a seed of both.";
    }

    private static string Early(IReadOnlyList<DatasetRow> rows)
    {
        string[] early = [.. rows.Where(row => row is { Finished: false, EndedEarly: not null }).Select(row => $"{row.Dataset} ({row.EndedEarly})")];
        return early.Length == 0 ? "" : $" Runs ended before their work was done: {string.Join(", ", early)}.";
    }

    private static string Unmeasured(DatasetRow row) => row switch
    {
        { EndedEarly: { } how } => $"No seed of both is done, and a run ended before its work was done ({how}).",
        { Ended: true } => "Nothing to compare: no seed of both has this score.",
        _ => "No seed of both is done yet.",
    };

    private static string Of(string first, string second, string where, Difference difference)
    {
        PairedDifference paired = difference.Paired;
        if (paired.Seeds == 1)
            return $"{first} against {second}{where}: {WithSign(paired.Mean)} points on one seed, which cannot tell luck from effect.";
        return difference.IsClear
            ? $"{first} is {(paired.Mean > 0 ? "better" : "worse")} than {second}{where}: {Points(paired)}, {Seeds(paired.Seeds)}, p {(difference.Holm < 0.001 ? "" : "= ")}{P(difference.Holm)} by sign flips{Family(difference)}."
            : $"No clear difference between {first} and {second}{where}: {Points(paired)}. {Missing(difference)}";
    }

    private static string Points(PairedDifference paired) => paired.IsConstant
        ? $"{WithSign(paired.Mean)} points on every seed"
        : $"{WithSign(paired.Mean)} points ({WithSign(paired.Mean - paired.Margin)} to {WithSign(paired.Mean + paired.Margin)})";

    private static string Family(Difference difference) => difference.Comparisons == 1 ? "" : $", corrected for {Words.Number(difference.Comparisons)} comparisons";

    private static string Missing(Difference difference)
    {
        var (paired, comparisons) = (difference.Paired, difference.Comparisons);
        int least = ClearRule.SeedsFor(comparisons), more = Math.Max(least, Customary);
        if (paired.Seeds < least)
        {
            string needs = $"{Seeds(paired.Seeds)} cannot decide this: sign flips of {Words.Many(comparisons, "comparison")} take at least {Words.Number(least)}";
            return paired.IsConstant ? $"{needs}." : $"{needs}; {Words.Number(more)} would detect {Detects(paired, more, comparisons)}.";
        }

        if (paired.IsConstant)
            return $"p = {P(difference.Holm)} by sign flips{Family(difference)}.";
        string needed = Statistics.Power.SeedsFor(paired.Mean, paired.Deviation, comparisons) is { } seeds ? seeds <= paired.Seeds ? "" : $"; one as small as this takes {Seeds(seeds)}" : $"; one as small as this takes more than {Seeds(Statistics.Power.MostSeeds)}";
        return $"{Seeds(paired.Seeds)} detect {Detects(paired, paired.Seeds, comparisons)} or more{needed}.";
    }

    private static string Detects(PairedDifference paired, int seeds, int comparisons)
    {
        double points = Statistics.Power.Detectable(paired.Deviation, seeds, comparisons)!.Value;
        return points < 0.05 ? "less than 0.1 points" : string.Create(CultureInfo.InvariantCulture, $"{points:0.0} points");
    }

    // Of another metric there may be fewer than the design has: a probe is fitted once where seeds share their pretext training.
    private static string With(Difference[] finished)
    {
        var (least, most) = (finished.Min(difference => difference.Paired.Seeds), finished.Max(difference => difference.Paired.Seeds));
        return least == most ? $" with {Seeds(most)}" : $" with {Words.Number(least)} to {Seeds(most)}";
    }

    private static string Seeds(int count) => Words.Many(count, "seed");
}
