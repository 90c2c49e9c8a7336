using System.Globalization;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting.Search;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>Every trial at its learning rate and weight decay.</summary>
public sealed partial class TrialScatter
{
    [Parameter, EditorRequired]
    public required SearchView View { get; set; }

    /// <summary>The number of the trial that is marked.</summary>
    [Parameter, EditorRequired]
    public required int? Picked { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<int> OnPick { get; set; }

    private IEnumerable<TrialState> States => View.Drawn.Select(trial => trial.State).Distinct().Order();

    private string Label => $"Learning rate and weight decay of {Words.Many(View.Drawn.Count, "trial")}. {View.Endings} The table below has their numbers.";

    private string Colour(Trial trial) => trial.Best is { } best ? string.Create(CultureInfo.InvariantCulture, $"--share: {15 + (85 * View.Share(best.Top1)):0}%") : "";

    // Around 0, 0.
    private static string Shape(TrialState state) => state switch
    {
        TrialState.Finished => "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z",
        TrialState.Diverged => "M-5 -5L5 5M-5 5L5 -5",
        TrialState.Early => "M-4.5 -4.5h9v9h-9z",
        _ => "M0 -6L5.5 4.5h-11z",
    };
}
