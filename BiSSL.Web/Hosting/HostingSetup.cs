using BiSSL.Training;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Datasets;
using BiSSL.Web.Catalog.Experiments;
using BiSSL.Web.Catalog.Maps;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Hosting;

/// <summary>The settings, the store, and what keeps runs going.</summary>
public static class HostingSetup
{
    private const string Section = "Dashboard";

    // What is under way then is lost to nobody: the store has it.
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(5);

    /// <summary>Where appsettings.json lies.</summary>
    public static string ContentRoot => AppContext.BaseDirectory;

    /// <returns>The settings.</returns>
    /// <exception cref="UserError">They are wrong, one sentence a line.</exception>
    public static DashboardOptions AddHosting(this WebApplicationBuilder builder)
    {
        DashboardOptions options = Read(builder.Configuration);
        builder.Services.AddSingleton(Options.Create(options));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_farewell);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(s => Open(s.GetRequiredService<IOptions<DashboardOptions>>().Value, s.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<Devices>().AddSingleton<DiskFloor>().AddSingleton<TrainerProcesses>().AddSingleton<StopPatience>();
        builder.Services.AddSingleton<RunCatalog>().AddSingleton<RunActions>().AddSingleton<Exports>().AddSingleton<Estimates>();
        builder.Services.AddSingleton<MapCatalog>().AddSingleton<MapActions>();
        builder.Services.AddSingleton<ExperimentCatalog>().AddSingleton<ExperimentActions>();
        builder.Services.AddSingleton<DatasetChecks>().AddSingleton<DatasetCatalog>();
        builder.Services.AddSingleton<TrainingService>().AddSingleton<MapService>();
        builder.Services.AddHostedService<WarmUp>();
        builder.Services.AddHostedService<DemoRun>();
        builder.Services.AddHostedService(s => s.GetRequiredService<TrainingService>());
        builder.Services.AddHostedService(s => s.GetRequiredService<MapService>());
        return options;
    }

    private static DashboardOptions Read(IConfiguration configuration)
    {
        DashboardOptions options = configuration.GetSection(Section).Get<DashboardOptions>() ?? new();
        string[] faults = [.. options.Faults()];
        return faults.Length == 0 ? options : throw new UserError(string.Join(Environment.NewLine, faults));
    }

    private static RunStore Open(DashboardOptions options, TimeProvider time) =>
        RunStore.Open(options.Store, time, TimeSpan.FromSeconds(options.StorePatienceSeconds));
}
