using Microsoft.AspNetCore.Diagnostics;
using Radzen;

namespace BiSSL.Web.Components;

/// <summary>The pages.</summary>
public static class PageSetup
{
    private const int MostCircuitsKept = 20;
    private const int MostBytesOfAMessage = 256 * 1024;

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits => circuits.DisconnectedCircuitMaxRetained = MostCircuitsKept)
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = MostBytesOfAMessage);
        builder.Services.AddRadzenComponents();
        builder.Services.AddScoped<Script>().AddScoped<Notices>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(KeepStatusBareForScripts);
        app.UseAntiforgery();
        // What npm builds after the program was built is served by its path.
        app.UseStaticFiles();
        app.MapStaticAssets();
        // Our own headers say who may frame a page.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
    }

    // A person who mistyped an address gets a page; a script gets the bare status.
    private static Task KeepStatusBareForScripts(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            context.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
        return next(context);
    }
}
