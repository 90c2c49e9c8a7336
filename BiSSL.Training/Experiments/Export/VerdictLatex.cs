namespace BiSSL.Training.Experiments.Export;

/// <summary>The table as LaTeX, with booktabs' rules.</summary>
internal static class VerdictLatex
{
    public static string Write(ExperimentVerdict verdict)
    {
        string[] head = ["Dataset", .. verdict.Ways.Select(way => way.Title), VerdictTexts.Compared(verdict), "p (Holm)", "Seeds"];
        IEnumerable<string> lines =
        [
            "% \\usepackage{booktabs}", "\\begin{table}", "\\centering", $"\\begin{{tabular}}{{l{new string('r', head.Length - 1)}}}", "\\toprule", Line(head.Select(Plain)), "\\midrule",
            .. verdict.Rows.Select(row => Line(Cells(row))), "\\bottomrule", "\\end{tabular}", $"\\caption{{{Plain(verdict.Design.Name)}. {Plain(verdict.Headline)} {Plain(VerdictTexts.How(verdict))}}}", "\\end{table}",
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string> Cells(DatasetRow row) =>
        [Plain(VerdictTexts.Dataset(row)), .. row.Cells.Select(cell => Plain(VerdictTexts.Mean(cell))), Bold(row, Plain(VerdictTexts.Interval(row.Difference))), Plain(VerdictTexts.P(row.Difference?.Holm)), $"{row.Difference?.Paired.Seeds ?? 0}"];

    // As in the paper's table: bold is what is not chance.
    private static string Bold(DatasetRow row, string text) => row.Difference is { IsClear: true } ? $"\\textbf{{{text}}}" : text;

    private static string Line(IEnumerable<string> cells) => string.Join(" & ", cells) + " \\\\";

    private static string Plain(string text) => string.Concat(text.Select(letter => letter switch
    {
        '\\' => "\\textbackslash{}",
        '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
        // A line's end takes a star or bracket at the beginning of the next for its own.
        '[' or ']' or '*' => $"{{{letter}}}",
        '|' => "\\textbar{}",
        '"' => "{''}",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        '±' => "$\\pm$",
        '−' => "$-$",
        '·' => "$\\cdot$",
        '–' => "--",
        '≤' => "$\\le$",
        '<' => "$<$",
        '>' => "$>$",
        _ => $"{letter}",
    }));
}
