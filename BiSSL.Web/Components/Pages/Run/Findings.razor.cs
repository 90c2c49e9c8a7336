using BiSSL.Web.Catalog.Diagnosis;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>Whether BiSSL is healthy: what is out of its range, in plain words and with the evidence, and all signals on request.</summary>
public sealed partial class Findings
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<Finding> All { get; set; }

    /// <summary>Whether nothing more will come.</summary>
    [Parameter]
    public bool Ended { get; set; }

    private string Unjudged => Ended
        ? "Nothing to judge: this run reported no signals of BiSSL. Those of a stage from the cache are with the run that trained it."
        : "Nothing to judge yet: the signals of BiSSL come with its first upper steps.";

    private IReadOnlyList<Finding> Flagged => [.. All.Where(finding => finding.Level == Level.Flag)];

    private int Known => All.Count(finding => finding.Level != Level.Unknown);

    private static string Sign(Level level) => level switch
    {
        Level.Flag => "⚑",
        Level.Note => "○",
        Level.Fine => "✓",
        _ => "…",
    };
}
