using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Charts;

/// <summary>How fresh what the page shows of a run is.</summary>
public sealed class Freshness : Drawing
{
    [Parameter, EditorRequired]
    public required string Run { get; set; }

    protected override string Function => "createFreshness";

    protected override object Asked => Run;

    protected override string Element => "span";
}
