using BiSSL.Web.Catalog.Experiments;
using BiSSL.Web.Hubs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>All experiments, kept fresh while the page is open.</summary>
public sealed partial class ExperimentsPage
{
    private IReadOnlyList<ExperimentSummary> _experiments = [];

    [Inject]
    public required ExperimentCatalog Catalog { get; init; }

    [Inject]
    public required RunsTail Tail { get; init; }

    protected override void OnInitialized() => _experiments = Catalog.List();

    protected override async Task Follow(CancellationToken closed)
    {
        await foreach (RunsNews _ in Tail.News(closed))
        {
            _experiments = Catalog.List();
            StateHasChanged();
        }
    }
}
