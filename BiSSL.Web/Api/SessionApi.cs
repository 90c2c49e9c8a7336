using BiSSL.Web.Security;
using Microsoft.AspNetCore.Antiforgery;

namespace BiSSL.Web.Api;

/// <summary>What a signed-in browser needs, and the way out.</summary>
internal static class SessionApi
{
    public static void MapSession(this RouteGroupBuilder api)
    {
        api.MapGet("/session", (HttpContext context, IAntiforgery antiforgery) =>
            new SessionMessage(AntiforgeryGuard.Header, antiforgery.GetAndStoreTokens(context).RequestToken!));
        api.MapPost("/session/revoke", (HttpContext context, Access access) =>
        {
            // Once the answer is on its way: renewing ends every connection, this one too.
            context.Response.OnCompleted(() =>
            {
                access.Renew();
                AddressPrinter.Print(access, [$"{context.Request.Scheme}://{context.Request.Host}"]);
                return Task.CompletedTask;
            });
            return TypedResults.NoContent();
        });
    }
}

/// <param name="Header">The header to send the token in.</param>
/// <param name="Token">The antiforgery token.</param>
public sealed record SessionMessage(string Header, string Token);
