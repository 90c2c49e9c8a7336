using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>A curve that several runs may have, whatever their seeds.</summary>
/// <param name="Place">Where it is reported, without the seed: "bissl", or "control/fine-tune".</param>
/// <param name="Name">Such as "lower/loss".</param>
/// <param name="Vector">Whether each of its points is a curve over iterations.</param>
public sealed record SeriesChoice(string Place, string Name, bool Vector)
{
    private const string Accuracy = "finetune/valTop1";

    private static readonly string[] s_usual = ["pretext warm-up:pretext/loss", "pretext:pretext/loss", "bissl:lower/loss", "bissl:upper/loss", "bissl:hyper/cosine", "bissl:cg/true"];

    public string Key => $"{Place}:{Name}";

    /// <summary>Such as "fine-tune": curves of one stage count the same steps.</summary>
    public string Stage => Place[(Place.LastIndexOf('/') + 1)..];

    /// <summary>What a page shows of it unless told otherwise.</summary>
    public bool IsUsual => s_usual.Contains(Key) || Name == Accuracy;

    /// <summary>Everything that at least one of the runs has, in the order of the pipeline.</summary>
    public static IReadOnlyList<SeriesChoice> Of(IEnumerable<ComparedRun> runs) =>
    [
        .. runs.SelectMany(run => run.Series).Select(Of).OfType<SeriesChoice>().DistinctBy(choice => choice.Key)
            .OrderBy(choice => StageNames.InOrder.IndexOf(choice.Stage)).ThenBy(choice => ComparedRun.AllArms.IndexOf(choice.Place.Split('/')[0]))
            .ThenBy(choice => SeriesText.Order(choice.Name)).ThenBy(choice => choice.Name, StringComparer.Ordinal),
    ];

    /// <summary>The curves of one run that are meant, one per seed.</summary>
    public IEnumerable<SeriesInfo> In(ComparedRun run) => run.Series.Where(series => series.Name == Name && PlaceOf(series.Scope) == Place);

    // Vectors over layers are other lengths in other networks; heat maps show them, on the run's own page.
    // A code of why a solve stopped is no curve to lay over another.
    private static SeriesChoice? Of(SeriesInfo series) =>
        PlaceOf(series.Scope) is { } place && series.Name != "cg/stop" && (!series.Vector || series.Name is "cg/recurrence" or "cg/curvature")
            ? new(place, series.Name, series.Vector)
            : null;

    private static string? PlaceOf(string scope) =>
        scope.StartsWith("seed ", StringComparison.Ordinal) && scope.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? scope[(end + 1)..] : null;
}
