using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Hosting;

/// <summary>Gives a newcomer something to see: an empty store begins with the demo.</summary>
public sealed class DemoRun(RunStore store, RunActions actions, IOptions<DashboardOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.DemoWhenEmpty && new RunIndex(store).Count() == 0)
            actions.Create(new NewRunRequest { Preset = "demo", Name = "Demo" });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
