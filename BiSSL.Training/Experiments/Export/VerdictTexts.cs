using System.Globalization;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Experiments.Export;

/// <summary>The table's cells as people read them, and what to know of them.</summary>
public static class VerdictTexts
{
    /// <summary>Such as "flowers" or "voc2007 (mAP)".</summary>
    public static string Dataset(DatasetRow row) => row.Score == ScoreNames.Map ? $"{row.Dataset} ({row.Score})" : row.Dataset;

    /// <summary>Such as 39.9 ± 5.3.</summary>
    public static string Mean(WayCell cell) => cell.Spread switch
    {
        null => "–",
        { Deviation: { } deviation } spread => string.Create(CultureInfo.InvariantCulture, $"{spread.Mean:0.0} ± {deviation:0.0}"),
        var spread => spread.Mean.ToString("0.0", CultureInfo.InvariantCulture),
    };

    /// <summary>Such as +0.6 [−0.5, +1.7].</summary>
    public static string Interval(Difference? difference) => difference switch
    {
        null => "–",
        { Paired.Seeds: 1 } => VerdictWords.WithSign(difference.Paired.Mean),
        { Paired: var paired } => $"{VerdictWords.WithSign(paired.Mean)} [{VerdictWords.WithSign(paired.Mean - paired.Margin)}, {VerdictWords.WithSign(paired.Mean + paired.Margin)}]",
    };

    /// <summary>Such as 0.03 or &lt; 0.001; a dash for nothing.</summary>
    public static string P(double? p) => p is { } known ? VerdictWords.P(known) : "–";

    /// <summary>Such as +1.4 (74.8 ± 0.2 against 73.4 ± 0.4).</summary>
    public static string Paper(PaperScore? paper) => paper is null
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{VerdictWords.WithSign(paper.Difference)} ({paper.Bissl.Mean:0.0} ± {paper.Bissl.Deviation:0.0} against {paper.Pretext.Mean:0.0} ± {paper.Pretext.Deviation:0.0})");

    /// <summary>Such as "bissl − control".</summary>
    public static string Compared(ExperimentVerdict verdict) => verdict.Compared is var (first, second) ? $"{first.Title} − {second.Title}" : "difference";

    /// <summary>How the numbers came about, for under the table.</summary>
    public static string How(ExperimentVerdict verdict) =>
        $"Test accuracy in % ({verdict.Metric}{Maps(verdict)}), mean ± standard deviation over seeds; differences in points on the same seeds with their 95 % interval (Student's t); "
        + $"p by the exact sign-flip test, corrected after Holm for {VerdictWords.Told(verdict.Rows.Count, verdict.Comparisons / Math.Max(1, verdict.Rows.Count))}. {VerdictWords.Rule}";

    /// <summary>The rows that are scored otherwise than the others.</summary>
    private static string Maps(ExperimentVerdict verdict) => verdict.Rows.Where(row => row.Score == ScoreNames.Map).Select(row => row.Dataset).ToArray() is { Length: > 0 } rows
        ? $"; of {string.Join(", ", rows)} the 11-point mean average precision, mAP"
        : "";

    /// <summary>Whose the published numbers are.</summary>
    public const string PaperIs = "The paper's values are its Table 1: BiSSL against only fine-tuning after pretext training, ten seeds of fine-tuning on its own datasets and schedules.";
}
