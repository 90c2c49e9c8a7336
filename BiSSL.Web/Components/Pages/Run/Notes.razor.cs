using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>What people wrote about a run.</summary>
public sealed partial class Notes
{
    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required RunActions Actions { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    private async Task<bool> Save(string notes)
    {
        bool done = await Notices.Try(() => Actions.Annotate(View.Run.Id, null, null, notes));
        await OnChanged.InvokeAsync();
        return done;
    }
}
