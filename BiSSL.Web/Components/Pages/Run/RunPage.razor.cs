using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Hubs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>A run: watch it, steer it, and read what it found. Renders at most once a second; curves reach their charts without it.</summary>
public sealed partial class RunPage
{
    private RunView? _view;
    private string _read = "";
    private RunTab _tab;
    private ArmScope? _chosen;
    private ArmScope? _scope;

    [Parameter]
    public required string Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Scope { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    [Inject]
    public required RunCatalog Catalog { get; init; }

    [Inject]
    public required RunsTail Tail { get; init; }

    protected override void OnParametersSet()
    {
        if (_read != Id)
            (_read, _scope) = (Id, null);
        Read();
    }

    protected override async Task Follow(CancellationToken closed)
    {
        await foreach (RunsNews news in Tail.News(closed))
        {
            if (!news.Removed.Contains(Id) && news.Changed.All(run => run.Id != Id))
                continue;
            Read();
            StateHasChanged();
        }
    }

    private void Read()
    {
        _view = RunView.Read(Id, Store, Catalog);
        Look();
    }

    private void Look()
    {
        if (_view is null)
            return;
        _tab = RunAddress.Tab(Tab) is var tab && _view.Tabs.Contains(tab) ? tab : _view.Searches ? RunTab.Search : RunTab.Results;
        ComparisonOptions comparison = _view.Comparison;
        _chosen = ArmScope.Parse(Scope, comparison);
        _scope = _chosen ?? ArmScope.Following(_view.Jobs, _scope, comparison);
    }
}
