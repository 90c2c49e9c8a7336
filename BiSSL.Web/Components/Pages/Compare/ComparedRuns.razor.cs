using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>The runs that are compared, with their colours, and the way to others.</summary>
public sealed partial class ComparedRuns
{
    private const int MostFound = 8;

    private string _text = "";
    private IReadOnlyList<RunSummary> _found = [];

    [Parameter, EditorRequired]
    public required IReadOnlyList<ComparedRun> Runs { get; set; }

    /// <summary>Of the runs, in their order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Names { get; set; }

    [Parameter, EditorRequired]
    public required CompareView View { get; set; }

    [Inject]
    public required RunCatalog Catalog { get; init; }

    protected override void OnParametersSet() => Find();

    private void Search(string text)
    {
        _text = text;
        Find();
    }

    private void Find() => _found =
        [.. Catalog.Find(new RunSearch { Text = _text, Take = MostFound + View.Runs.Count }).Runs.Where(run => !View.Runs.Contains(run.Id)).Take(MostFound)];
}
