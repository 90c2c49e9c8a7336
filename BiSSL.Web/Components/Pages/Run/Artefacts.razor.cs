using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>Files of a run to take away, and backbones to export.</summary>
public sealed partial class Artefacts
{
    private IReadOnlyList<Artefact> _files = [];
    private string _arm = "";
    private int _seed;
    private bool _busy;

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    [Inject]
    public required Exports Exports { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    private ComparisonOptions Comparison => View.Comparison;

    private bool Shut => _busy || !RendererInfo.IsInteractive;

    protected override void OnInitialized() => (_arm, _seed) = (Comparison.Arms[^1], Comparison.Seed);

    protected override void OnParametersSet() => _files = Artefact.Of(Store.Paths, View.Run.Id);

    private string Address(Artefact file) => $"/api/runs/{View.Run.Id}/artefacts/{string.Join('/', file.Name.Split('/').Select(Uri.EscapeDataString))}";

    private async Task Export()
    {
        if (_busy)
            return;
        _busy = true;
        await Notices.Try(async () =>
        {
            Artefact made = await Exports.Make(View.Run.Id, _arm, _seed, CancellationToken.None);
            Notices.Done($"Exported {made.Name}, {Format.Bytes(made.Bytes)}.");
        });
        _files = Artefact.Of(Store.Paths, View.Run.Id);
        _busy = false;
    }
}
