namespace BiSSL.Web.Security;

/// <summary>Refuses what another site's page asks for: requests and WebSockets with a foreign Origin. Handshakes of the live connections must tell theirs.</summary>
internal sealed class OriginGuard(RequestDelegate next)
{
    // What a browser sends for our own pages too, where no referrer may be told; it says the truth in Sec-Fetch-Site, which no page can set.
    private const string Hidden = "null";

    public Task InvokeAsync(HttpContext context) => IsOwn(context)
        ? next(context)
        : Refusal.Write(context, StatusCodes.Status403Forbidden, "This request comes from another site.");

    private static bool IsOwn(HttpContext context)
    {
        HttpRequest request = context.Request;
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (request.Headers.Origin.Count > 0)
            return request.Headers.Origin.ToString() is var origin && (IsSame(origin, request) || (origin == Hidden && site == "same-origin"));
        bool changes = !Verbs.OnlyRead(request);
        bool handshake = Verbs.IsLive(request) && (changes || context.WebSockets.IsWebSocketRequest);
        return !(changes && site is "cross-site" or "same-site") && (!handshake || SignIn.IsBearer(context));
    }

    private static bool IsSame(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
