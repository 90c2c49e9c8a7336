namespace BiSSL.Training.Experiments.Export;

/// <summary>The table and what it says, in Markdown.</summary>
internal static class VerdictMarkdown
{
    public static string Write(ExperimentVerdict verdict)
    {
        bool paper = verdict.Rows.Any(row => row.Paper is not null);
        string[] head = ["dataset", .. verdict.Ways.Select(way => way.Title), VerdictTexts.Compared(verdict), "p (Holm)", "p (Welch)", "seeds", .. paper ? ["the paper's"] : Array.Empty<string>()];
        IEnumerable<string> lines =
        [
            $"# {Plain(verdict.Design.Name)}", "", Plain(verdict.Headline), "",
            Line(head), Line(head.Select((_, column) => column == 0 ? "---" : "---:")), .. verdict.Rows.Select(row => Line(Cells(row, paper))), "",
            .. verdict.Rows.Select(row => $"- {Plain(row.Dataset)}: {Plain(verdict.Says(row))}"), "",
            Plain(VerdictTexts.How(verdict)), .. paper ? [VerdictTexts.PaperIs] : Array.Empty<string>(),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string> Cells(DatasetRow row, bool paper) =>
    [
        VerdictTexts.Dataset(row), .. row.Cells.Select(VerdictTexts.Mean), VerdictTexts.Interval(row.Difference), VerdictTexts.P(row.Difference?.Holm), VerdictTexts.P(row.Difference?.Welch?.P),
        $"{row.Difference?.Paired.Seeds ?? 0}", .. paper ? [VerdictTexts.Paper(row.Paper)] : Array.Empty<string>(),
    ];

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(Plain))} |";

    // What people named stays text, whatever it holds.
    private static string Plain(string text) => string.Concat(text.Select(letter => "\\`*_{}[]<>#|&~".Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}"));
}
