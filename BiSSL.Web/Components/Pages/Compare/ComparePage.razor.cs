using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Charts;
using BiSSL.Web.Hubs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>Several runs side by side: curves, options, results.</summary>
public sealed partial class ComparePage
{
    private CompareView _view = new();
    private IReadOnlyList<ComparedRun> _runs = [];
    private IReadOnlyList<string> _names = [];
    private IReadOnlyList<string> _faults = [];
    private IReadOnlyList<DifferingOption> _options = [];
    private IReadOnlyList<SeriesChoice> _choices = [];
    private IReadOnlyList<SeriesChoice> _shown = [];
    private ComparedCharts _charts = new([], []);
    private ParallelSpec? _parallel;

    [Inject]
    public required RunStore Store { get; init; }

    [Inject]
    public required RunCatalog Catalog { get; init; }

    [Inject]
    public required RunsTail Tail { get; init; }

    protected override void Show(string query)
    {
        _view = CompareView.Of(query);
        Read();
    }

    protected override async Task Follow(CancellationToken closed)
    {
        await foreach (RunsNews news in Tail.News(closed))
        {
            if (!news.Changed.Any(run => _view.Runs.Contains(run.Id)) && !news.Removed.Any(_view.Runs.Contains))
                continue;
            Read();
            StateHasChanged();
        }
    }

    private void Read()
    {
        (_runs, _faults) = ComparedRun.Read(_view.Runs, Store, Catalog);
        _names = RunNames.Of([.. _runs.Select(run => run.Run)]);
        _options = DifferingOption.Among([.. _runs.Select(run => run.Options)]);
        _choices = SeriesChoice.Of(_runs);
        _shown = [.. _choices.Where(choice => _view.Series?.Contains(choice.Key) ?? choice.IsUsual)];
        _charts = new(_runs, _names);
        _parallel = ParallelRuns.Of(_runs, _names, _options, _view.Metric);
    }
}
