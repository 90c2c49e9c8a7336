using System.Globalization;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting.Search;
using BiSSL.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>The validation scores of every trial, cut where it stopped, with the rungs at which trials are judged.</summary>
public sealed partial class TrialCurves
{
    private const double Side = 1000;                                           // of the drawing's own units

    [Parameter, EditorRequired]
    public required SearchView View { get; set; }

    /// <summary>The number of the trial that is marked.</summary>
    [Parameter, EditorRequired]
    public required int? Picked { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<int> OnPick { get; set; }

    private PlotScale Steps => new(0, View.TrialSteps * 1.03);

    // The best lie on top, and over them the one to take and the one picked.
    private IEnumerable<Trial> InOrder => View.Drawn.Reverse().OrderBy(trial => trial == View.Chosen).ThenBy(trial => trial.Number == Picked);

    private string Label => $"Validation scores of {Words.Many(View.Drawn.Count, "trial")} over their steps. {View.Endings} The table below has their numbers.";

    private string Class(Trial trial) => string.Join(' ', new[] { trial == View.Chosen ? "chosen" : "", trial.Number == Picked ? "picked" : "" }.Where(name => name.Length > 0));

    private string Points(Trial trial) => string.Join(' ', trial.Curve.Where(point => double.IsFinite(point.Top1)).Select(point =>
        string.Create(CultureInfo.InvariantCulture, $"{Side * Steps.Share(point.Step):0.#},{Side * (1 - View.Scores.Share(point.Top1)):0.#}")));
}
