using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>Which seed and arm the charts show; the choice is kept in the address.</summary>
public sealed partial class ScopeChooser
{
    [Parameter, EditorRequired]
    public required string Run { get; set; }

    [Parameter, EditorRequired]
    public required ComparisonOptions Comparison { get; set; }

    [Parameter, EditorRequired]
    public required ArmScope Scope { get; set; }

    /// <summary>Whether somebody chose it; otherwise it follows what trains.</summary>
    [Parameter]
    public bool Chosen { get; set; }

    /// <summary>Whether the run trains.</summary>
    [Parameter]
    public bool IsAlive { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private void Choose(int seed, string arm) => Navigation.NavigateTo(RunAddress.Of(Run, chosen: ArmScope.Of(seed, arm, Comparison)));
}
