using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>What one seed and arm do now: is it healthy, and why.</summary>
public sealed partial class Live
{
    private BisslCharts _bissl = null!;
    private PretextCharts _pretext = null!;
    private FineTuneCharts _fineTune = null!;

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    [Parameter, EditorRequired]
    public required ArmScope Scope { get; set; }

    /// <summary>Whether somebody chose the scope; otherwise it follows what trains.</summary>
    [Parameter]
    public bool Chosen { get; set; }

    private string Id => View.Run.Id;

    private RunOptions Options => View.Options;

    protected override void OnParametersSet()
    {
        EpochSteps epochs = EpochSteps.Of(Options);
        _bissl = new(Id, Scope.Bissl, epochs.Bissl);
        _pretext = new(Id, Scope, Options.Comparison, epochs.Pretext);
        _fineTune = new(Id, Options.Comparison);
    }
}
