using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Charts;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>What the stages of one seed and arm measured when somebody asked.</summary>
/// <param name="Score">What fine-tuning is scored by.</param>
internal sealed record Evaluations(string Run, ArmScope Scope, string Score)
{
    public ChartSpec Chart => new("evaluations", "Evaluated on request, %")
    {
        Lines = new([.. Scope.Arm == "bissl" ? Both : Scope.Backbone is { } backbone ? [Line(backbone, "now/probe", "probe", "accent")] : [], Line(Scope.FineTune, "now/valTop1", $"validation {Score} in fine-tuning", "bissl")]),
        Height = 150,
        Raw = true,
    };

    private IEnumerable<LineSpec> Both =>
    [
        Line(Scope.Warmup, "now/probe", "probe in the warm-up", "muted"), Line(Scope.Bissl, "now/probeP", "probe of θP", "lower"),
        Line(Scope.Bissl, "now/probeD", "probe of θD", "upper"), Line(Scope.Bissl, "now/valTop1", $"validation {Score} of θD", "pretext"),
    ];

    private LineSpec Line(string scope, string name, string label, string colour) => new(Run, scope, name, label) { Colour = colour };
}
