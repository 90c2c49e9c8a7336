using System.Globalization;
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
        SearchTables.Write(console, outcome.Searches);
        if (outcome.Searches.Count > 0)
            WriteTime(console, outcome);
        var metrics = Metric.In(outcome.Arms);
        if (metrics.Count == 0)
            return;
        console.WriteLine($"Test {(outcome.Score == ScoreNames.Map ? "mAP (11-point)" : "accuracy")} in %, mean ± standard deviation over seeds");
        console.Write(Arms(outcome.Arms, metrics, outcome.Score));
        var pairs = ArmPair.In(outcome.Arms);
        if (pairs.Count > 0)
        {
            console.WriteLine("Differences in points on the same seeds, mean ± standard error");
            console.Write(Differences(pairs, metrics, outcome.Score));
        }
        foreach (var sentence in Verdict.Of(pairs, outcome.Score))
            console.WriteLine(sentence);
        WriteTime(console, outcome);
    }

    private static void WriteTime(IAnsiConsole console, RunOutcome outcome)
    {
        if (outcome.Stages.Count > 0)
            console.WriteLine("Time: " + string.Join(", ", outcome.Stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Name} {stage.Seconds:0.0} s"))));
    }

    private static Table Arms(IReadOnlyList<ArmResult> arms, IReadOnlyList<Metric> metrics, string score)
    {
        var table = Columns("arm", metrics, score);
        foreach (var arm in arms)
            table.AddRow([arm.Arm, .. metrics.Select(metric => Mean(metric.Of(arm)))]);
        return table;
    }

    private static Table Differences(IReadOnlyList<ArmPair> pairs, IReadOnlyList<Metric> metrics, string score)
    {
        var table = Columns("pair", metrics, score);
        foreach (var pair in pairs)
            table.AddRow([$"{pair.First} − {pair.Second}", .. metrics.Select(metric => Mean(pair.Differences.GetValueOrDefault(metric)))]);
        return table;
    }

    private static Table Columns(string rows, IReadOnlyList<Metric> metrics, string score)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(rows);
        foreach (var metric in metrics)
            table.AddColumn(new TableColumn(metric.Called(score).Name).RightAligned());
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
        { Seeds: 1 } => Verdict.Signed(difference.Mean),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Verdict.Signed(difference.Mean)} ± {difference.StandardError:0.0}"),
    };
}
