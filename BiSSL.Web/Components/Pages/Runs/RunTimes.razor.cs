using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>How long a run has trained, and apart from that waited and been paused.</summary>
public sealed partial class RunTimes
{
    private static readonly TimeSpan s_worthSaying = TimeSpan.FromSeconds(5);

    [Parameter, EditorRequired]
    public required RunSummary Run { get; set; }
}
