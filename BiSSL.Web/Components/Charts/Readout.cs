using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Charts;

/// <summary>The present value of a curve as text.</summary>
public sealed class Readout : Drawing
{
    [Parameter, EditorRequired]
    public required ReadoutSpec Spec { get; set; }

    protected override string Function => "createReadout";

    protected override object Asked => Spec;

    protected override string Element => "span";
}
