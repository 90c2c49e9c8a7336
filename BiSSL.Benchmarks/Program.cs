using System.CommandLine;
using System.Globalization;
using BiSSL.Benchmarks.History;
using BiSSL.Benchmarks.Hub;
using BiSSL.Benchmarks.Kills;
using BiSSL.Benchmarks.Micro;
using BiSSL.Benchmarks.Latent;
using BiSSL.Training.Engine;

const string Summary = "Measures what the dashboard promises, with the real processes. Quote ratios: absolute times depend on the machine and on who else uses it.";

Libtorch.Prepare();
return args switch
{
    ["producer", var store, var run, var rate] => await Producer.Run(store, run, int.Parse(rate, CultureInfo.InvariantCulture)),
    ["audience", var address, var token, var run, var count] => await Audience.Run(new Uri(address), token, run, int.Parse(count, CultureInfo.InvariantCulture)),
    _ => await new RootCommand(Summary) { HubCommand.Build(), HistoryCommand.Build(), KillsCommand.Build(), MicroCommand.Build(), LatentCommand.Build() }.Parse(args).InvokeAsync(),
};
