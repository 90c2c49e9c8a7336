using BiSSL.Web.Catalog.Datasets;
using BiSSL.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Datasets;

/// <summary>Begins a check, and tells what the last one found.</summary>
public sealed partial class DatasetCheck
{
    private string _folder = "";
    private bool _busy;

    [Parameter, EditorRequired]
    public required DatasetSummary Set { get; set; }

    [Parameter]
    public EventCallback Started { get; set; }

    [Inject]
    public required DatasetChecks Checks { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private bool IsOwn => Set.Standing == Standing.Own;

    private bool Shut => _busy || Set.Checking || !RendererInfo.IsInteractive;

    private string Last => Set.Found is { } found ? $"Checked {Format.Ago(found.When, Time.GetUtcNow())}." : "";

    protected override void OnInitialized() => _folder = IsOwn ? Set.Found?.Root ?? "" : "";

    private async Task Start()
    {
        if (Shut)
            return;
        _busy = true;
        await Notices.Try(() => { _ = Checks.Start(Set.Dataset, _folder); });
        await Started.InvokeAsync();
        _busy = false;
    }
}
