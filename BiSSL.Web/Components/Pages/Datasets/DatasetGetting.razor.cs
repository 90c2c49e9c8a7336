using BiSSL.Web.Catalog.Datasets;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BiSSL.Web.Components.Pages.Datasets;

/// <summary>How to get a dataset that is not here.</summary>
public sealed partial class DatasetGetting
{
    [Parameter, EditorRequired]
    public required DatasetSummary Set { get; set; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    private string Command => $"./run.sh data get {Set.Dataset.Name}";

    private async Task Copy()
    {
        await Js.InvokeVoidAsync("navigator.clipboard.writeText", Command);
        Notices.Done("The command is copied.");
    }
}
