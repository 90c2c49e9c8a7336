using System.Globalization;
using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Statistics;
using Spectre.Console;

namespace BiSSL.Training.Cli.Results;

/// <summary>The final tables: every arm over its seeds, what one arm has over another on the same seeds, and where the time went.</summary>
internal static class ResultTables
{
    public static void Write(IAnsiConsole console, RunOutcome outcome)
    {
        foreach (var why in outcome.Diverged)
            console.WriteLine(why);
        SearchTables.Write(console, outcome.Searches);
        if (outcome.Searches.Count > 0)
            WriteTime(console, outcome);
        var metrics = Comparison.Metrics(outcome.Arms);
        if (metrics.Count == 0)
            return;
        console.WriteLine($"Test {(outcome.Score == ScoreNames.Map ? "mAP (11-point)" : "accuracy")} in %, mean ± standard deviation over seeds");
        console.Write(Arms(outcome.Arms, metrics, outcome.Score));
        var verdict = Comparison.Of(outcome.Arms);
        if (verdict.Differences.Count > 0)
        {
            console.WriteLine("Differences in points on the same seeds, mean ± standard error");
            console.Write(Differences(verdict, metrics, outcome.Score));
        }
        foreach (var sentence in verdict.Sentences(outcome.Score))
            console.WriteLine(sentence);
        WriteTime(console, outcome);
    }

    private static void WriteTime(IAnsiConsole console, RunOutcome outcome)
    {
        if (outcome.Stages.Count > 0)
            console.WriteLine("Time: " + string.Join(", ", outcome.Stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Name} {stage.Seconds:0.0} s"))));
    }

    private static Table Arms(IReadOnlyList<ArmResult> arms, IReadOnlyList<string> metrics, string score)
    {
        var table = Columns("arm", metrics, score);
        foreach (var arm in arms)
            table.AddRow([arm.Arm, .. metrics.Select(metric => Mean([.. arm.By(metric).Values]))]);
        return table;
    }

    private static Table Differences(RunVerdict verdict, IReadOnlyList<string> metrics, string score)
    {
        var table = Columns("pair", metrics, score);
        foreach (var pair in verdict.Differences.GroupBy(difference => (difference.First, difference.Second)))
            table.AddRow([$"{pair.Key.First} − {pair.Key.Second}", .. metrics.Select(metric => Mean(pair.FirstOrDefault(difference => difference.Metric == metric)?.Difference.Paired))]);
        return table;
    }

    private static Table Columns(string rows, IReadOnlyList<string> metrics, string score)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(rows);
        foreach (var metric in metrics)
            table.AddColumn(new TableColumn(metric == ScoreNames.Top1 ? score : metric).RightAligned());
        return table;
    }

    private static string Mean(IReadOnlyList<double> values) => values.Count switch
    {
        0 => "–",
        1 => values[0].ToString("0.0", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{values.Average():0.0} ± {Spread.Of(values).Deviation:0.0}"),
    };

    private static string Mean(PairedDifference? difference) => difference switch
    {
        null => "–",
        { Seeds: 1 } => VerdictWords.WithSign(difference.Mean),
        _ => string.Create(CultureInfo.InvariantCulture, $"{VerdictWords.WithSign(difference.Mean)} ± {difference.StandardError:0.0}"),
    };
}
