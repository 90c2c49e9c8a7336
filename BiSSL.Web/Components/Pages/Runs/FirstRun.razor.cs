using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>What to do while there is no run.</summary>
public sealed partial class FirstRun
{
    private bool _busy;

    [Parameter, EditorRequired]
    public required EventCallback Started { get; set; }

    [Inject]
    public required RunActions Actions { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    private async Task StartDemo()
    {
        if (_busy)
            return;
        _busy = true;
        if (await Notices.Try(() => { Actions.Create(new NewRunRequest { Preset = "demo", Name = "Demo" }); }))
            await Started.InvokeAsync();
        _busy = false;
    }
}
