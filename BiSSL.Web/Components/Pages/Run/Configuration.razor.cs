using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>Everything that determines the run, and in what it differs from where it came from.</summary>
public sealed partial class Configuration
{
    private RunDetail _detail = null!;
    private bool _onlyChanged;
    private bool _copied;

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    [Inject]
    public required RunCatalog Catalog { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private string Json => OptionsJson.Write(View.Options);

    private IEnumerable<OptionLeaf> Shown => OptionTree.Leaves.Where(leaf =>
        !_onlyChanged || (Before(_detail.Differences, leaf) ?? Before(_detail.ParentDifferences, leaf)) is not null);

    // Options never change, so once is enough.
    protected override void OnInitialized() => _detail = Catalog.Detail(View.Run.Id);

    private static string? Before(IReadOnlyList<OptionChange> changes, OptionLeaf leaf) => changes.FirstOrDefault(change => change.Path == leaf.Path)?.Before;

    private static string OrDash(string text) => text.Length == 0 ? "–" : text;

    private async Task Copy()
    {
        await Js.InvokeVoidAsync("navigator.clipboard.writeText", Json);
        _copied = true;
    }
}
