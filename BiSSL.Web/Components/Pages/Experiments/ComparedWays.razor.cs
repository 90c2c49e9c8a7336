using BiSSL.Training.Experiments;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>Chooses what the table shows: the accuracy, and the two ways that are compared.</summary>
public sealed partial class ComparedWays
{
    [Parameter, EditorRequired]
    public required ExperimentView View { get; set; }

    [Parameter, EditorRequired]
    public required ExperimentVerdict Verdict { get; set; }

    /// <summary>Those that were measured.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Metrics { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private bool Shut => !RendererInfo.IsInteractive;

    // A way is not compared with itself: the two change places.
    private static string Other(string chosen, Way other, Way before) => chosen == other.ToString() ? before.ToString() : other.ToString();

    private void Go(ExperimentView view) => Navigation.NavigateTo(view.Address);
}
