using BiSSL.Training.Experiments;
using BiSSL.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>The paper's Table 1 for one's own experiment, with what is not there yet left open.</summary>
public sealed partial class VerdictTable
{
    private PlotScale _scale = new(-1, 1);

    [Parameter, EditorRequired]
    public required ExperimentVerdict Verdict { get; set; }

    /// <summary>Whether what each way measured is shown.</summary>
    [Parameter]
    public bool ShowWays { get; set; } = true;

    /// <summary>Whether what one way has over another is shown.</summary>
    [Parameter]
    public bool ShowDifference { get; set; } = true;

    private IReadOnlyList<Way> Ways => ShowWays ? Verdict.Ways : [];

    private bool Compares => ShowDifference && Verdict.Compared is not null;

    private bool Paper => ShowDifference && Verdict.Rows.Any(row => row.Paper is not null);

    private bool ComparesLikePaper => Verdict.Compared is ({ Arm: "bissl" }, { Arm: "pretext" or "control" });

    protected override void OnParametersSet() => _scale = PlotScale.Around([.. Verdict.Rows.SelectMany(Ends).Append(0)]);

    private IEnumerable<double> Ends(DatasetRow row) => row.Difference is not { } difference
        ? []
        : [.. Interval(difference), .. difference.Values.Values, .. ComparesLikePaper && row.Paper is { } paper ? [paper.Difference] : Array.Empty<double>()];

    // The interval of two seeds may be wider than all else together: it runs out of the plot.
    private static double[] Interval(Difference difference) =>
        difference.Paired.Seeds < 3 ? [difference.Paired.Mean] : [difference.Paired.Mean - difference.Paired.Margin, difference.Paired.Mean + difference.Paired.Margin];

    private static PlotScale CellScale(DatasetRow row) => PlotScale.Around([.. row.Cells.SelectMany(cell => cell.Values.Values)]);
}
