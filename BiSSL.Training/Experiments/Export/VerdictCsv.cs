namespace BiSSL.Training.Experiments.Export;

/// <summary>Every number of the table, a dataset a line; what is not known is empty.</summary>
internal static class VerdictCsv
{
    public static string Write(ExperimentVerdict verdict)
    {
        var table = new CsvTable(
        [
            "dataset", "metric", .. verdict.Ways.SelectMany(way => new[] { $"{way.Title}: mean", $"{way.Title}: sd", $"{way.Title}: seeds" }), "first", "second",
            "difference", "low", "high", "seeds", "p (sign flips)", "p (Holm)", "comparisons", "clear", "p (Welch)",
            "paper's bissl: mean", "paper's bissl: sd", "paper's only fine-tuning: mean", "paper's only fine-tuning: sd", "says",
        ]);
        return table.Head + string.Concat(verdict.Rows.Select(row => table.Line(Cells(verdict, row))));
    }

    private static IEnumerable<object?> Cells(ExperimentVerdict verdict, DatasetRow row) =>
    [
        row.Dataset, row.Score, .. row.Cells.SelectMany(Cells), verdict.Compared?.First.Title, verdict.Compared?.Second.Title, .. Difference(row.Difference),
        row.Paper?.Bissl.Mean, row.Paper?.Bissl.Deviation, row.Paper?.Pretext.Mean, row.Paper?.Pretext.Deviation, verdict.Says(row),
    ];

    private static object?[] Cells(WayCell cell) => [cell.Spread?.Mean, cell.Spread?.Deviation, cell.Values.Count];

    private static object?[] Difference(Difference? difference) => difference is null
        ? new object?[9]
        :
        [
            difference.Paired.Mean, Known(difference.Paired.Mean - difference.Paired.Margin), Known(difference.Paired.Mean + difference.Paired.Margin), difference.Paired.Seeds,
            difference.Flips.P, difference.Holm, difference.Comparisons, difference.IsClear ? "yes" : "no", difference.Welch?.P,
        ];

    // A single seed has no interval.
    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
