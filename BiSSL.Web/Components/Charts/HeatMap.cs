using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Charts;

/// <summary>Vectors over the steps of a run, as colours.</summary>
public sealed class HeatMap : Drawing
{
    [Parameter, EditorRequired]
    public required HeatSpec Spec { get; set; }

    protected override string Function => "createHeatMap";

    protected override object Asked => Spec;
}
