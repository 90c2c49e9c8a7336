using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Charts;

/// <summary>Options and results of several runs, one line each.</summary>
public sealed class ParallelCoordinates : Drawing
{
    [Parameter, EditorRequired]
    public required ParallelSpec Spec { get; set; }

    protected override string Function => "createParallel";

    protected override object Asked => Spec;
}
