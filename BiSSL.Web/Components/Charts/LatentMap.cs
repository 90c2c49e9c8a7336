using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Charts;

/// <summary>A map of features, with everything about its points.</summary>
public sealed class LatentMap : Drawing
{
    [Parameter, EditorRequired]
    public required LatentSpec Spec { get; set; }

    protected override string Function => "createLatent";

    protected override object Asked => Spec;
}
