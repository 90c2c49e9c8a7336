using System.Globalization;
using BiSSL.Training.Statistics;

namespace BiSSL.Training.Experiments;

/// <summary>What an experiment says, in words that claim no more than its numbers.</summary>
internal static class VerdictWords
{
    // What the paper trained, and many after it: a number of seeds that people can imagine.
    private const int Customary = 10;

    public static string Headline(ExperimentDesign design, (Way First, Way Second)? compared, IReadOnlyList<DatasetRow> rows)
    {
        if (compared is not var (first, second))
            return "There is one way of training only, so there is nothing to compare.";
        DatasetRow[] finished = [.. rows.Where(row => row.Finished)];
        if (finished.Length == 0)
            return $"No dataset has all its seeds yet; {Number(rows.Count)} {(rows.Count == 1 ? "is" : "are")} on the way.";
        int better = finished.Count(row => row.Difference is { IsClear: true, Paired.Mean: > 0 }), worse = finished.Count(row => row.Difference is { IsClear: true, Paired.Mean: < 0 });
        int open = finished.Length - better - worse;
        if (rows.Count == 1)
            return open == 1 ? $"{first.Title} and {second.Title} cannot be told apart with {Seeds(design.Seeds)}." : $"{first.Title} is {(better == 1 ? "better" : "worse")} than {second.Title}.";
        string of = finished.Length == rows.Count ? Datasets(rows.Count) : $"{Number(finished.Length)} finished of {Datasets(rows.Count)}";
        if (better + worse == 0)
            return $"{first.Title} and {second.Title} cannot be told apart on any of {of} with {Seeds(design.Seeds)}.";
        return $"{first.Title} is better than {second.Title} on {Number(better)} of {of}, worse on {(worse == 0 ? "none" : Number(worse))}{(open == 0 ? "" : $"; {Number(open)} cannot be told apart with {Seeds(design.Seeds)}")}.";
    }

    public static string Of(ExperimentDesign design, (Way First, Way Second)? compared, DatasetRow row)
    {
        if (compared is not var (first, _) || row.Difference is not { } difference)
            return "No seed of both is done yet.";
        PairedDifference paired = difference.Paired;
        string soFar = row.Finished ? "" : "So far: ";
        if (paired.Seeds == 1)
            return $"{soFar}{Signed(paired.Mean)} points on one seed, which cannot tell luck from effect.";
        string points = $"{Signed(paired.Mean)} points ({Signed(paired.Mean - paired.Margin)} to {Signed(paired.Mean + paired.Margin)})";
        return difference.IsClear
            ? $"{soFar}{first.Title} is {(paired.Mean > 0 ? "better" : "worse")}: {points}, {Seeds(paired.Seeds)}."
            : $"{soFar}No clear difference: {points}. {Missing(paired, design.Datasets.Count)}";
    }

    /// <summary>Such as +0.6 or −0.6.</summary>
    public static string Signed(double value) => value.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    private static string Missing(PairedDifference paired, int datasets)
    {
        int least = SignFlipTest.SeedsFor(Difference.Level / datasets);
        if (paired.Seeds < least)
        {
            int more = Math.Max(least, Customary);
            return $"{Seeds(paired.Seeds)} cannot decide this; {Number(more)} would detect {Detects(paired, more)}.";
        }

        string needed = Power.SeedsFor(paired.Mean, paired.Deviation) is { } seeds ? seeds <= paired.Seeds ? "" : $"; one as small as this takes {Seeds(seeds)}" : $"; one as small as this takes more than {Seeds(Power.MostSeeds)}";
        return $"{Seeds(paired.Seeds)} detect {Detects(paired, paired.Seeds)} or more{needed}.";
    }

    private static string Detects(PairedDifference paired, int seeds)
    {
        double points = Power.Detectable(paired.Deviation, seeds);
        return points < 0.05 ? "less than 0.1 points" : string.Create(CultureInfo.InvariantCulture, $"{points:0.0} points");
    }

    private static string Datasets(int count) => $"{Number(count)} datasets";

    private static string Seeds(int count) => count == 1 ? "1 seed" : $"{Number(count)} seeds";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
