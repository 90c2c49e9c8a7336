using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>Time, memory and disk that the run will take, from where that is known, and what will not fit.</summary>
public sealed partial class EstimatePanel
{
    /// <summary>Nothing while there is none.</summary>
    [Parameter, EditorRequired]
    public required Estimate? Estimate { get; set; }

    /// <summary>Whether the options can be estimated at all.</summary>
    [Parameter, EditorRequired]
    public required bool Fine { get; set; }

    /// <summary>Why there is none.</summary>
    [Parameter]
    public string? Fault { get; set; }

    /// <summary>Whether a newer one is on its way.</summary>
    [Parameter]
    public bool Stale { get; set; }

    private TimeSpan Sum => new(Estimate!.Stages.Sum(stage => stage.Time.Ticks));
}
