using BiSSL.Training;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BiSSL.Web.Components.Layout;

/// <summary>The rail beside every page. A page that cannot be shown says why, and the rest goes on.</summary>
public sealed partial class MainLayout
{
    private ErrorBoundary? _boundary;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string Skip => $"{Navigation.Uri.Split('#')[0]}#content";

    // Until it is connected to the server, the page is a picture of itself and takes no clicks.
    private string? Busy => RendererInfo.IsInteractive ? null : "true";

    protected override void OnParametersSet() => _boundary?.Recover();

    private void Again() => _boundary?.Recover();

    private static string Sentence(Exception error) =>
        error is UserError or RequestFault ? error.Message : "Something went wrong that should not have; the dashboard's own output has the details.";
}
