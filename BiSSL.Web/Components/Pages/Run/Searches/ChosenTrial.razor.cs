using BiSSL.Training.Pipeline.Reporting.Search;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>The trial to take and why, the way to a run with its values, and what the search costs beside the full one.</summary>
public sealed partial class ChosenTrial
{
    [Parameter, EditorRequired]
    public required SearchView View { get; set; }

    [Parameter, EditorRequired]
    public required string Run { get; set; }

    /// <summary>The searches of all arms.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<SearchResult> All { get; set; }
}
