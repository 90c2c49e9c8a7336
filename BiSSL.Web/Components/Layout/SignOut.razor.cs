using BiSSL.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BiSSL.Web.Components.Layout;

/// <summary>Makes a new token, so that every browser and script has to sign in again.</summary>
public sealed partial class SignOut
{
    [Inject]
    public required Access Access { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    private async Task Ask(MouseEventArgs _)
    {
        bool sure = await Notices.Confirm(
            "Sign everyone out?", "Every browser and script needs the new link then, which the dashboard prints where it was started.", "Sign everyone out");
        if (!sure)
            return;
        Access.Renew();
        AddressPrinter.Print(Access, [Navigation.BaseUri.TrimEnd('/')]);
    }
}
