using System.Globalization;

namespace BiSSL.Training.Experiments.Export;

/// <summary>Every number of the table, a dataset a line; what is not known is empty.</summary>
internal static class VerdictCsv
{
    public static string Write(ExperimentVerdict verdict)
    {
        string[] head =
        [
            "dataset", "metric", .. verdict.Ways.SelectMany(way => new[] { $"{way.Title}: mean", $"{way.Title}: sd", $"{way.Title}: seeds" }), "first", "second",
            "difference", "low", "high", "seeds", "p (sign flips)", "p (Holm)", "p (Welch)", "paper: bissl", "paper: sd", "paper: only fine-tuning", "paper: sd", "says",
        ];
        return string.Join("\r\n", verdict.Rows.Select(row => Line(Cells(verdict, row))).Prepend(Line(head))) + "\r\n";
    }

    private static IEnumerable<string> Cells(ExperimentVerdict verdict, DatasetRow row) =>
    [
        CsvText.Cell(row.Dataset), row.Score, .. row.Cells.SelectMany(Cells), .. Compared(verdict), .. Difference(row.Difference), .. Paper(row.Paper), CsvText.Cell(verdict.Says(row)),
    ];

    private static string[] Cells(WayCell cell) => [Number(cell.Spread?.Mean), Number(cell.Spread?.Deviation), Number(cell.Values.Count)];

    private static string[] Compared(ExperimentVerdict verdict) => verdict.Compared is var (first, second) ? [CsvText.Cell(first.Title), CsvText.Cell(second.Title)] : ["", ""];

    private static string[] Difference(Difference? difference) => difference is null
        ? ["", "", "", "", "", "", ""]
        :
        [
            Number(difference.Paired.Mean), Number(difference.Paired.Mean - difference.Paired.Margin), Number(difference.Paired.Mean + difference.Paired.Margin),
            Number(difference.Paired.Seeds), Number(difference.Flips.P), Number(difference.Holm), Number(difference.Welch?.P),
        ];

    private static string[] Paper(PaperScore? paper) => [Number(paper?.Bissl.Mean), Number(paper?.Bissl.Deviation), Number(paper?.Pretext.Mean), Number(paper?.Pretext.Deviation)];

    private static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells);
}
