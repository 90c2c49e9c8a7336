using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Diagnosis;
using BiSSL.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>The numbers that tell most, as they are now.</summary>
public sealed partial class Kpis
{
    private (string Text, string Label) _pace;

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    [Parameter, EditorRequired]
    public required ArmScope Scope { get; set; }

    /// <summary>Those that are flagged stand beside their number.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    protected override void OnParametersSet() => _pace = StageTexts.Pace(View, Scope);

    /// <param name="of">What is flagged, where it is not the number itself.</param>
    private string? Flag(Signal signal, string of = "") =>
        Findings.FirstOrDefault(finding => finding.Signal == signal && finding.Level == Level.Flag) is { } flagged ? $"⚑ {of}normal: {flagged.Normal}" : null;

    private ReadoutSpec Of(string scope, string name, string? show = null) => new(View.Run.Id, scope, name, show);
}
