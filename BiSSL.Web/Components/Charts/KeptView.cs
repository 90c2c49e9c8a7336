using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BiSSL.Web.Components.Charts;

/// <summary>Puts the zoom and axis of a page's charts back into its address when a link of the page, which comes without them, leads to the page itself.</summary>
public sealed class KeptView : ComponentBase, IDisposable
{
    private string _path = "";

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Script Script { get; init; }

    public void Dispose() => Navigation.LocationChanged -= Moved;

    protected override void OnInitialized()
    {
        _path = new Uri(Navigation.Uri).AbsolutePath;
        Navigation.LocationChanged += Moved;
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == _path)
            _ = InvokeAsync(Keep);
    }

    private async Task Keep()
    {
        try
        {
            await Script.Call("keepView");
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
