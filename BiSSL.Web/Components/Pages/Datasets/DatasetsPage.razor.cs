using BiSSL.Web.Catalog.Datasets;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Datasets;

/// <summary>Every dataset that can be read, and what of it is here.</summary>
public sealed partial class DatasetsPage
{
    private IReadOnlyList<DatasetSummary> _sets = [];

    [Inject]
    public required DatasetCatalog Catalog { get; init; }

    // Counting the files of large datasets takes a moment.
    protected override async Task OnInitializedAsync() => _sets = await Task.Run(Catalog.List);
}
