using BiSSL.Web.Catalog.Diagnosis;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>Whether BiSSL is healthy: what is out of its range, in plain words and with the evidence, and all signals on request.</summary>
public sealed partial class Findings
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<Finding> All { get; set; }

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
