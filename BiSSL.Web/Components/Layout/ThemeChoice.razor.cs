using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Layout;

/// <summary>Light, dark, or as the system; the browser keeps the choice.</summary>
public sealed partial class ThemeChoice
{
    private string _choice = "system";

    [Inject]
    public required Script Script { get; init; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _choice = await Script.Call<string>("theme");
        StateHasChanged();
    }

    private async Task Choose(ChangeEventArgs change)
    {
        _choice = (string)change.Value!;
        await Script.Call("setTheme", _choice);
    }
}
