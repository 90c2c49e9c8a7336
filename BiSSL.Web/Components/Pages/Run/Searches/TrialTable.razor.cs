using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>The numbers of the trials, in the order that one likes.</summary>
public sealed partial class TrialTable
{
    private TrialOrder _order = TrialOrder.Best;

    [Parameter, EditorRequired]
    public required SearchView View { get; set; }

    /// <summary>The number of the trial that is marked.</summary>
    [Parameter, EditorRequired]
    public required int? Picked { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<int> OnPick { get; set; }

    private string? Sorted(TrialColumn column) => _order.Column != column ? null : _order.Descending ? "descending" : "ascending";
}
