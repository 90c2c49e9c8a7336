using BiSSL.Training;
using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace BiSSL.Web.Security;

/// <summary>What stands between a request and the rest: in this order, on every request, deny by default.</summary>
public static class SecuritySetup
{
    /// <exception cref="UserError">The address may not be listened on.</exception>
    public static void AddSecurity(this WebApplicationBuilder builder, DashboardOptions options)
    {
        BindingRules.Require(options, builder.Configuration);
        builder.WebHost.UseUrls(options.Address);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBodyKilobytes * 1024L;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 500;
        });
        builder.Services.AddSingleton<Access>().AddSingleton<DataRoots>();
        builder.Services.AddAntiforgery(antiforgery => (antiforgery.HeaderName, antiforgery.SuppressXFrameOptionsHeader) = (AntiforgeryGuard.Header, true));
        // In the store folder, so that pages which are open while the dashboard starts anew go on.
        builder.Services.AddDataProtection().SetApplicationName("BiSSL");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<RunStore, ILoggerFactory>((keys, store, log) => keys.XmlRepository = Keys.In(store, log));
    }

    public static void UseSecurity(this WebApplication app)
    {
        app.UseMiddleware<HostGuard>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseWebSockets();
        app.UseMiddleware<SignIn>();
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<AntiforgeryGuard>();
    }
}
