using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting.Search;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>What a run that searches has tried, what that costs, and what is to be taken.</summary>
public sealed partial class SearchPanel
{
    private IReadOnlyList<SearchResult> _searches = [];
    private SearchView? _view;
    private long _read = -1;
    private int? _picked;

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    /// <summary>The arm that is looked at; one with trials if it has none yet.</summary>
    [Parameter, EditorRequired]
    public required ArmScope Scope { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    private RunOptions Options => View.Options;

    private Trial? Picked => _view!.Search.Trials.FirstOrDefault(trial => trial.Number == _picked);

    private bool IsReused => View.Jobs.Any(job => job.State == JobState.Reused && _searches.Any(search => ScopeOf(search).Search == job.Job.Scope));

    protected override void OnParametersSet()
    {
        if (_read != View.Run.LastSeq)
        {
            _read = View.Run.LastSeq;
            _searches = [.. SearchReader.Of(new RunReader(Store, View.Run.Id)).OrderBy(search => View.Comparison.Arms.ToList().IndexOf(search.Arm))];
        }

        SearchResult? shown = _searches.FirstOrDefault(search => search.Arm == Scope.Arm) ?? (_searches is [var first, ..] ? first : null);
        if (shown?.Arm != _view?.Search.Arm)
            _picked = null;
        if (shown != _view?.Search)
            _view = shown is null ? null : new(shown, Options);
    }

    private ArmScope ScopeOf(SearchResult search) => ArmScope.Of(search.Seed, search.Arm, View.Comparison);

    private void Pick(int number) => _picked = _picked == number ? null : number;
}
