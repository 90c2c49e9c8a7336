using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>What can be done with the runs that were selected, on whatever page of the list.</summary>
public sealed partial class Chosen
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Ids { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback Clear { get; set; }
}
