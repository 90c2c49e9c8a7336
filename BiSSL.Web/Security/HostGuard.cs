using BiSSL.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Security;

/// <summary>
/// Refuses requests for any host but the allowed ones. A page of another site that had its name point to this machine (DNS rebinding) is same-origin to
/// the browser; only the Host header still tells its name.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, IOptions<DashboardOptions> options)
{
    private readonly HashSet<string> _allowed = new(["localhost", "127.0.0.1", "[::1]", .. options.Value.AllowedHosts], StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context) => context.Request.Host.HasValue && _allowed.Contains(context.Request.Host.Host)
        ? next(context)
        : Refusal.Write(context, StatusCodes.Status400BadRequest, "This host is not allowed. Add its name to Dashboard:AllowedHosts if it should be.");
}
