using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Charts;

/// <summary>Curves that grow live.</summary>
public sealed class LiveChart : Drawing
{
    [Parameter, EditorRequired]
    public required ChartSpec Spec { get; set; }

    protected override string Function => "createChart";

    protected override object Asked => Spec;
}
