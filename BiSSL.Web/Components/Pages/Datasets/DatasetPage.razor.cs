using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Datasets;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Datasets;

/// <summary>One dataset: what is here, what a check found, and its classes with examples.</summary>
public sealed partial class DatasetPage
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);

    private DatasetSummary? _set;

    [Parameter]
    public string Name { get; set; } = "";

    [Inject]
    public required DatasetCatalog Catalog { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnParametersSetAsync() => _set = await Task.Run(Find);

    protected override async Task Follow(CancellationToken closed)
    {
        using var timer = new PeriodicTimer(s_pace, Time);
        while (await timer.WaitForNextTickAsync(closed))
        {
            if (_set is { Checking: true })
                await Renew();
        }
    }

    private async Task Renew()
    {
        _set = await Task.Run(Find);
        StateHasChanged();
    }

    private DatasetSummary? Find()
    {
        try
        {
            return Catalog.Summary(Name);
        }
        catch (RequestFault)
        {
            return null;
        }
    }
}
