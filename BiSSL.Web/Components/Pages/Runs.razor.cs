using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Hubs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages;

/// <summary>All runs, kept fresh while the page is open.</summary>
public sealed partial class Runs : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private IReadOnlyList<RunSummary> _runs = [];

    [Inject]
    public required RunCatalog Catalog { get; init; }

    [Inject]
    public required RunsTail Tail { get; init; }

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    protected override void OnInitialized() => Read();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = Follow(_closed.Token);
    }

    private async Task Follow(CancellationToken closed)
    {
        try
        {
            await foreach (RunsChange _ in Tail.Follow(closed))
            {
                Read();
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private void Read() => _runs = Catalog.Find(new RunSearch { Take = 200 }).Runs;
}
