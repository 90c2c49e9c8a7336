using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components;

/// <summary>The document around every page.</summary>
public sealed partial class App
{
    [Inject]
    public required IAntiforgery Antiforgery { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    /// <summary>What a script of the page sends to change something; see docs/api.md.</summary>
    private string? Token => Antiforgery.GetAndStoreTokens(Context).RequestToken;
}
