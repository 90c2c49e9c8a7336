using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Experiments;

/// <summary>The table of an experiment, as far as it is filled, and what it says of one pair of ways.</summary>
/// <param name="Metric">"top-1", "top-5" or "probe".</param>
/// <param name="Compared">Null if the design has one way only.</param>
/// <param name="Comparisons">In the family: those that are told together with this pair, on all datasets.</param>
/// <param name="Headline">What all datasets together say.</param>
public sealed record ExperimentVerdict(
    ExperimentDesign Design, string Metric, (Way First, Way Second)? Compared, IReadOnlyList<DatasetRow> Rows, int Comparisons, string Headline)
{
    /// <summary>The columns.</summary>
    public IReadOnlyList<Way> Ways => Design.Ways;

    /// <param name="compared">The usual pair unless given.</param>
    public static ExperimentVerdict Of(ExperimentResults results, string metric = "top-1", (Way First, Way Second)? compared = null)
    {
        ExperimentDesign design = results.Experiment.Design;
        compared ??= Way.Usual(design);
        Difference?[] differences = compared is { } pair ? Differences(results, metric, pair) : new Difference?[design.Datasets.Count];
        DatasetRow[] rows = [.. design.Datasets.Zip(differences, (dataset, difference) => Row(results, dataset.Name, metric, compared, difference))];
        return new(design, metric, compared, rows, compared is { } told ? Way.ToldWith(design, told).Count * rows.Length : 0, VerdictWords.Headline(design, compared, rows));
    }

    /// <summary>What a row says, claiming no more than it can.</summary>
    public string Says(DatasetRow row) => VerdictWords.Of(Design, Compared, row);

    // The compared pair is the first of those told together.
    private static Difference?[] Differences(ExperimentResults results, string metric, (Way First, Way Second) compared) =>
        Difference.Together([.. from pair in Way.ToldWith(results.Experiment.Design, compared)
                                from dataset in results.Experiment.Design.Datasets
                                select Difference.Of(results.Cell(dataset.Name, pair.First, metric).Values, results.Cell(dataset.Name, pair.Second, metric).Values)])
            [..results.Experiment.Design.Datasets.Count];

    private static DatasetRow Row(ExperimentResults results, string dataset, string metric, (Way First, Way Second)? compared, Difference? difference)
    {
        WayCell[] cells = [.. results.Experiment.Design.Ways.Select(way => results.Cell(dataset, way, metric))];
        Way[] two = compared is { } pair ? [pair.First, pair.Second] : [];
        bool ended = two.All(way => results.HasEnded(dataset, way.Variant));
        bool whole = ended || cells.Where(cell => two.Contains(cell.Way)).All(cell => cell.Values.Count >= results.Experiment.Design.Seeds);
        return new(dataset, cells, difference, difference is not null && whole, PaperTable1.Find(results.DataName(dataset), metric))
        {
            Score = ScoreNames.Of(metric, results.DataName(dataset)),
            Ended = ended,
            EndedEarly = two.Select(way => results.EndedEarly(dataset, way.Variant)).FirstOrDefault(how => how is not null),
        };
    }
}
