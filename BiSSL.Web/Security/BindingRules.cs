using System.Net;
using BiSSL.Training;
using BiSSL.Web.Hosting;

namespace BiSSL.Web.Security;

/// <summary>Where the dashboard may listen: on this machine, or elsewhere only with HTTPS and a token that somebody chose.</summary>
public static class BindingRules
{
    /// <exception cref="UserError">An address may not be listened on.</exception>
    public static void Require(DashboardOptions options, IConfiguration configuration)
    {
        string[] addresses = [.. options.Address.Split(';'), .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "")];
        string[] faults = [.. addresses.Select(address => Fault(address, options.Token)).OfType<string>()];
        if (faults.Length > 0)
            throw new UserError(string.Join(Environment.NewLine, faults));
    }

    private static string? Fault(string text, string? token)
    {
        // Kestrel's own parser: it knows +, * and names that Uri refuses.
        if (Parse(text) is not { } address)
            return $"Dashboard:Address '{text}' is no address; it must look like http://127.0.0.1:5170.";
        if (address.IsUnixPipe || address.IsNamedPipe || IsLoopback(address.Host))
            return null;
        if (!address.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
            return $"Dashboard:Address '{text}' can be reached from other machines, which needs https; use a loopback address such as http://127.0.0.1:5170, or https with a certificate.";
        return token is null
            ? $"Dashboard:Address '{text}' can be reached from other machines, which needs a token of your own: set Dashboard__Token to at least 32 characters."
            : null;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static BindingAddress? Parse(string text)
    {
        try
        {
            return BindingAddress.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
