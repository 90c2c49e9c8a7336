using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Statistics;

namespace BiSSL.Training.Experiments;

/// <summary>The table of an experiment, as far as it is filled, and what it says of one pair of ways.</summary>
/// <param name="Metric">"top-1", "top-5" or "probe".</param>
/// <param name="Compared">Null if the design has one way only.</param>
/// <param name="Headline">What all datasets together say.</param>
public sealed record ExperimentVerdict(
    ExperimentDesign Design, string Metric, (Way First, Way Second)? Compared, IReadOnlyList<DatasetRow> Rows, string Headline)
{
    /// <summary>The columns.</summary>
    public IReadOnlyList<Way> Ways => Design.Ways;

    /// <param name="compared">The usual pair unless given.</param>
    public static ExperimentVerdict Of(ExperimentResults results, string metric = "top-1", (Way First, Way Second)? compared = null)
    {
        ExperimentDesign design = results.Experiment.Design;
        compared ??= Way.Usual(design);
        DatasetRow[] rows = Corrected([.. design.Datasets.Select(dataset => Row(results, dataset.Name, metric, compared))]);
        return new(design, metric, compared, rows, VerdictWords.Headline(design, compared, rows));
    }

    /// <summary>What a row says, claiming no more than it can.</summary>
    public string Says(DatasetRow row) => VerdictWords.Of(Design, Compared, row);

    private static DatasetRow Row(ExperimentResults results, string dataset, string metric, (Way First, Way Second)? compared)
    {
        WayCell[] cells = [.. results.Experiment.Design.Ways.Select(way => results.Cell(dataset, way, metric))];
        PaperScore? paper = PaperTable1.Find(results.DataName(dataset), metric);
        string score = ScoreNames.Of(metric, results.DataName(dataset));
        if (compared is not var (first, second))
            return new(dataset, cells, null, false, paper) { Score = score };
        WayCell[] two = [cells.Single(cell => cell.Way == first), cells.Single(cell => cell.Way == second)];
        return new(dataset, cells, Difference.Of(two[0], two[1]), two.All(cell => cell.Values.Count >= results.Experiment.Design.Seeds), paper) { Score = score };
    }

    // A dataset that has nothing yet counts as one that will not be told apart, so that no p shrinks as the table fills.
    private static DatasetRow[] Corrected(DatasetRow[] rows)
    {
        IReadOnlyList<double> holm = Holm.Adjust([.. rows.Select(row => row.Difference?.Flips.P ?? 1)]);
        return [.. rows.Zip(holm, (row, p) => row with { Difference = row.Difference is { } difference ? difference with { Holm = p } : null })];
    }
}
