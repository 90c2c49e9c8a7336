using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Maps;
using BiSSL.Web.Components.Pages.Run;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Latent;

/// <summary>The maps of a run's features. Points reach the browser without a render; this shows which maps there are, and makes more.</summary>
public sealed partial class LatentPage
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);

    private RunView? _view;
    private IReadOnlyList<MapRecord> _maps = [];
    private IReadOnlySet<string> _there = new HashSet<string>();
    private MapRecord? _shown;

    [Parameter]
    public required string Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Map { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    [Inject]
    public required RunCatalog Catalog { get; init; }

    [Inject]
    public required MapCatalog Maps { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string Title => _view!.Run.Name.Length > 0 ? _view.Run.Name : Id;

    protected override void OnParametersSet() => Read();

    protected override async Task Follow(CancellationToken closed)
    {
        using var timer = new PeriodicTimer(s_pace);
        while (await timer.WaitForNextTickAsync(closed))
        {
            string before = Marks();
            Read();
            if (Marks() != before)
                StateHasChanged();
        }
    }

    private void Read()
    {
        _view = RunView.Read(Id, Store, Catalog);
        _maps = _view is null ? [] : Maps.Of(Id);
        _there = _view is null ? new HashSet<string>() : Maps.Sources(Id, _view.Jobs);
        _shown = _maps.FirstOrDefault(map => map.Id == Map) ?? (_maps is [var newest, ..] ? newest : null);
    }

    // What the page shows of the run and its maps.
    private string Marks() => $"{_view?.Run.State} {_view?.Run.StateSince} {_there.Count} {string.Join(' ', _maps.Select(map => $"{map.Id} {map.State}"))}";

    private void Go(MapRecord map) => Navigation.NavigateTo(RunAddress.Latent(Id, map.Id));
}
