using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>One page of the runs; cards instead of rows where the screen is narrow.</summary>
public sealed partial class RunTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<RunSummary> Runs { get; set; }

    [Parameter, EditorRequired]
    public required RunsView View { get; set; }

    /// <summary>Ids of the selected runs.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Chosen { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<string> Choose { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback Changed { get; set; }

    private string? Sorted(RunOrder order) => View.Order != order ? null : View.Descending ? "descending" : "ascending";

    private static string Name(RunOrder order) => order switch
    {
        RunOrder.Created => "time of creation",
        RunOrder.Name => "name",
        RunOrder.State => "state",
        RunOrder.Preset => "preset",
        _ => "time spent training",
    };
}
