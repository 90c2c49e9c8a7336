using BiSSL.Training.Experiments;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog.Experiments;

namespace BiSSL.Web.Api;

/// <summary>An experiment with its table and what that says.</summary>
/// <param name="First">The way whose advantage over <paramref name="Second"/> is told, as variant/arm; nothing if there is one way only.</param>
/// <param name="SteeredRuns">Runs that count only if asked for, as somebody changed a setting on the way.</param>
public sealed record VerdictMessage(
    ExperimentSummary Experiment, ExperimentDesign Design, string Metric, string? First, string? Second, string Headline,
    IReadOnlyList<VerdictRowMessage> Rows, IReadOnlyList<ExperimentRunMessage> Runs, IReadOnlyList<string> SteeredRuns)
{
    internal static VerdictMessage Of(ExperimentSummary summary, ExperimentResults results, ExperimentVerdict verdict) => new(
        summary, verdict.Design, verdict.Metric, verdict.Compared?.First.ToString(), verdict.Compared?.Second.ToString(), verdict.Headline,
        [.. verdict.Rows.Select(row => VerdictRowMessage.Of(row, verdict.Says(row)))],
        [.. results.Runs.Select(run => new ExperimentRunMessage(run.Run.Run.Id, run.Run.Dataset, run.Run.Variant, run.Run.Run.State))],
        [.. results.Steered.Select(run => run.Id)]);
}

/// <summary>A dataset's row.</summary>
public sealed record VerdictRowMessage(string Dataset, IReadOnlyList<VerdictCellMessage> Cells, DifferenceMessage? Difference, bool Finished, PaperScore? Paper, string Says)
{
    internal static VerdictRowMessage Of(DatasetRow row, string says) => new(
        row.Dataset, [.. row.Cells.Select(VerdictCellMessage.Of)], row.Difference is { } difference ? DifferenceMessage.Of(difference) : null, row.Finished, row.Paper, says);
}

/// <summary>What a way measured, per cent.</summary>
/// <param name="Values">By seed.</param>
public sealed record VerdictCellMessage(string Way, double? Mean, double? Deviation, IReadOnlyDictionary<int, double> Values)
{
    internal static VerdictCellMessage Of(WayCell cell) => new(cell.Way.ToString(), cell.Spread?.Mean, cell.Spread?.Deviation, cell.Values);
}

/// <summary>What the first way has over the second, in points.</summary>
/// <param name="Low">Where the 95 % interval begins; nothing of one seed.</param>
/// <param name="P">Of the sign-flip test, uncorrected.</param>
/// <param name="Exact">Whether that counted all patterns of signs.</param>
/// <param name="Holm">The same, corrected over the datasets and pairs of arms told together.</param>
/// <param name="Welch">Of Welch's t-test, uncorrected.</param>
/// <param name="Clear">Whether it counts as more than chance.</param>
public sealed record DifferenceMessage(
    double Mean, double? Low, double? High, int Seeds, double P, bool Exact, double Holm, double? Welch, bool Clear, IReadOnlyDictionary<int, double> Values)
{
    internal static DifferenceMessage Of(Difference difference)
    {
        var paired = difference.Paired;
        double? margin = double.IsNaN(paired.Margin) ? null : paired.Margin;
        return new(paired.Mean, paired.Mean - margin, paired.Mean + margin, paired.Seeds, difference.Flips.P, difference.Flips.IsExact, difference.Holm, difference.Welch?.P, difference.IsClear, difference.Values);
    }
}

/// <summary>A run of an experiment.</summary>
public sealed record ExperimentRunMessage(string Id, string Dataset, string Variant, RunState State);
