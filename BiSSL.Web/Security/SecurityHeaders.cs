namespace BiSSL.Web.Security;

/// <summary>Tells browsers to run no script but ours, to be framed by nobody, and to tell nobody where they come from.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Radzen sets style attributes; blob and data are what charts and exported pictures are made of.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; connect-src 'self' ";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: an answer to a fault begins by dropping the headers there are.
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Set(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        // Some browsers do not take a WebSocket of the same origin for 'self'.
        headers.ContentSecurityPolicy = $"{Policy}{(context.Request.IsHttps ? "wss" : "ws")}://{context.Request.Host}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
