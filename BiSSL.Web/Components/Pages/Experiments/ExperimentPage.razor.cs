using System.Text.Json.Nodes;
using BiSSL.Training.Experiments;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Experiments;
using BiSSL.Web.Hubs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>An experiment: its table as it fills, and what that says.</summary>
public sealed partial class ExperimentPage
{
    // With more ways than these the differences would leave the screen.
    private const int MostBeside = 4;

    private ExperimentView _view = new();
    private ExperimentSummary? _summary;
    private ExperimentVerdict _verdict = null!;
    private IReadOnlyList<RunSummary> _runs = [];
    private IReadOnlyList<ExperimentRun> _links = [];
    private IReadOnlyList<BudgetCurves> _budgets = [];
    private IReadOnlyList<string> _metrics = [];

    [Parameter]
    public required string Id { get; set; }

    [Inject]
    public required ExperimentCatalog Catalog { get; init; }

    [Inject]
    public required RunsTail Tail { get; init; }

    private string? Vary => _links.Count == 0 ? null : (string?)JsonNode.Parse(_links[0].Run.Options)?["comparison"]?["vary"];

    protected override void Show(string query)
    {
        _view = ExperimentView.Of(Id, query);
        Read();
    }

    protected override async Task Follow(CancellationToken closed)
    {
        await foreach (RunsNews news in Tail.News(closed))
        {
            HashSet<string> ours = [.. _links.Select(link => link.Run.Id)];
            if (!news.Changed.Any(run => ours.Contains(run.Id)) && !news.Removed.Any(ours.Contains))
                continue;
            Read();
            StateHasChanged();
        }
    }

    private void Read()
    {
        try
        {
            Fill(Catalog.Results(Catalog.Existing(Id), _view.Steered));
        }
        catch (RequestFault)
        {
            _summary = null; // deleted, or never there
        }
    }

    private void Fill(ExperimentResults results)
    {
        _verdict = ExperimentVerdict.Of(results, _view.Metric, _view.Compared(results.Experiment.Design));
        _budgets = BudgetCurves.Of(results, _view.Metric);
        _links = [.. results.Runs.Select(run => run.Run)];
        _runs = Catalog.Runs(results);
        _metrics = [.. ComparedRun.AllMetrics.Where(metric => metric == _view.Metric || results.Runs.Any(run => run.Values.Keys.Any(key => key.Metric == metric)))];
        _summary = Catalog.Summary(results);
    }
}
