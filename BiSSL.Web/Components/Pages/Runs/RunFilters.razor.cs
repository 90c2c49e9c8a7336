using BiSSL.Training.Runs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>What of the runs is shown: search, state, preset, tag; on narrow screens also the order.</summary>
public sealed partial class RunFilters
{
    private static readonly (string Label, IReadOnlyList<RunState> States)[] s_choices =
    [
        ("All", []),
        ("Alive", RunsView.Alive),
        ("Queued", [RunState.Queued]),
        ("Completed", [RunState.Completed]),
        ("Stopped", [RunState.Stopped]),
        ("Interrupted", [RunState.Interrupted]),
        ("Failed", [RunState.Failed]),
    ];

    [Parameter, EditorRequired]
    public required RunsView View { get; set; }

    [Parameter, EditorRequired]
    public required RunFacets Facets { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    // Typing must not fill the browser's history.
    private void Search(string text) => Navigation.NavigateTo((View with { Search = text, Page = 1 }).Address, replace: true);

    private void Go(RunsView view) => Navigation.NavigateTo((view with { Page = 1 }).Address);

    private void Sort(ChangeEventArgs change) => Go(View.SortedBy(Enum.Parse<RunOrder>((string)change.Value!)));

    private static string? Word(ChangeEventArgs change) => change.Value is string { Length: > 0 } word ? word : null;

    private static IEnumerable<string> With(IReadOnlyList<string> known, string? chosen) => chosen is null || known.Contains(chosen) ? known : known.Append(chosen);

    private static string Words(RunOrder order) => order switch
    {
        RunOrder.Created => "newest first",
        RunOrder.Name => "by name",
        RunOrder.State => "by state",
        RunOrder.Preset => "by preset",
        _ => "longest first",
    };
}
