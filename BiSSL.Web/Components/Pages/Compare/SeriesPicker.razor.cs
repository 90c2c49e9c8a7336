using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>Which curves are drawn, of those that the runs have.</summary>
public sealed partial class SeriesPicker
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<SeriesChoice> Choices { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<SeriesChoice> Shown { get; set; }

    [Parameter, EditorRequired]
    public required CompareView View { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private void Toggle(SeriesChoice choice)
    {
        IEnumerable<SeriesChoice> shown = Shown.Contains(choice) ? Shown.Where(other => other != choice) : Shown.Append(choice);
        Navigation.NavigateTo((View with { Series = [.. shown.Select(other => other.Key)] }).Address, replace: true);
    }
}
