using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Hubs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>All runs, kept fresh while the page is open.</summary>
public sealed partial class RunsPage
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(5);

    private readonly ListWatch _watch = new();
    private readonly List<string> _chosen = [];
    private RunsView _view = new();
    private RunFacets _facets = new(new Dictionary<RunState, int>(), [], []);
    private IReadOnlyList<RunRecord> _queue = [];
    private IReadOnlyList<RunSummary> _runs = [];
    private int _total;
    private DateTimeOffset _now;

    [Inject]
    public required RunCatalog Catalog { get; init; }

    [Inject]
    public required RunsTail Tail { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override void Show(string query)
    {
        _view = RunsView.Of(query);
        Read();
    }

    protected override async Task Follow(CancellationToken closed)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(closed);
        Task first = await Task.WhenAny(FollowChanges(both.Token), Tick(both.Token));
        await both.CancelAsync();
        await first;
    }

    private async Task FollowChanges(CancellationToken closed)
    {
        await foreach (RunsNews news in Tail.News(closed))
        {
            _chosen.RemoveAll(news.Removed.Contains);
            if (!_watch.Concerns(news, _runs.Select(run => run.Id).ToHashSet()))
                continue;
            Read();
            StateHasChanged();
        }
    }

    // How long a run has waited grows without anything having changed.
    private async Task Tick(CancellationToken closed)
    {
        using var timer = new PeriodicTimer(s_pace, Time);
        while (await timer.WaitForNextTickAsync(closed))
        {
            if (!_runs.Any(run => run.State is RunState.Queued or RunState.Paused) && _queue.Count == 0)
                continue;
            Read();
            StateHasChanged();
        }
    }

    private void Read()
    {
        _now = Time.GetUtcNow();
        _facets = Catalog.Facets();
        _queue = Catalog.Waiting();
        (_total, _runs) = Catalog.Find(_view.Wanted);
    }

    private void Choose(string id)
    {
        if (!_chosen.Remove(id))
            _chosen.Add(id);
    }
}
