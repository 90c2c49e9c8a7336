using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BiSSL.Web.Components;

/// <summary>A page whose state stands in the query of its address, so that it can be shared and goes back and forth with the browser's buttons.</summary>
public abstract class AddressedPage : FollowingComponent
{
    private string _path = "";

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Shows what the address asks for, at first and whenever it changes.</summary>
    /// <param name="query">From the question mark on; "" for none.</param>
    protected abstract void Show(string query);

    protected override void OnInitialized()
    {
        _path = Address.AbsolutePath;
        Navigation.LocationChanged += Moved;
        Closed.Register(() => Navigation.LocationChanged -= Moved);
        Show(Address.Query);
    }

    private Uri Address => new(Navigation.Uri);

    private void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(ShowAgain);

    private async Task ShowAgain()
    {
        if (Closed.IsCancellationRequested || Address.AbsolutePath != _path)
            return;
        try
        {
            Show(Address.Query);
            StateHasChanged();
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
