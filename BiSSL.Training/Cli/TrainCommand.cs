using System.CommandLine;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;

namespace BiSSL.Training.Cli;

/// <summary><c>train</c>: a new run, from a preset and what is laid over it.</summary>
internal sealed class TrainCommand(TrainerServices services, Terminal terminal)
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print every option and the differences from the preset, and train nothing." };
    private readonly Option<bool> _estimate = new("--estimate")
    {
        Description = "Make some twenty steps, print the hours, memory and disk that the run would take on this machine, and train nothing.",
    };

    private readonly Option<string?> _explain = new("--explain")
    {
        Description = "Say what the options mean, what is allowed and what this run would use, and train nothing; with WORD only those that mention it.",
        HelpName = "WORD",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly LayerOptions _layers = new();
    private readonly Option<string> _name = new("--name") { Description = "A name for the run, shown in lists.", HelpName = "TEXT" };
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Train every stage anew, even if an earlier run with the same settings has done it." };
    private readonly Option<string> _seed = new("--seed") { Description = "The first seed.", HelpName = "N" };
    private readonly Option<string> _seeds = new("--seeds") { Description = "How many seeds, one after the other from the first.", HelpName = "N" };
    private readonly Option<string> _store = CommonOptions.Store();

    public Command Build()
    {
        var command = new Command("train", "Train and compare: every arm over every seed, then a table. Ctrl-C stops with a checkpoint; 'resume' goes on.")
        {
            _layers.Preset, _layers.Config, _layers.Set, _seed, _seeds, _name, _store, _json, _noCache, _dryRun, _estimate, _explain,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult words)
    {
        var layers = _layers.Read(words, Shorthands(words));
        var options = layers.Build();
        var json = words.GetValue(_json);
        if (words.GetResult(_explain) is not null)
            return OptionTable.Print(terminal, options, words.GetValue(_explain) ?? "");
        if (words.GetValue(_dryRun))
            return DryRun.Print(terminal, layers, options, json);
        if (words.GetValue(_estimate))
            return EstimateTable.Print(terminal, services.Estimate(options, DataHome.Beside(words.GetValue(_store)!)), words.GetValue(_store)!, json);
        var gpu = services.Gpu(options.Engine);
        var store = RunStore.Open(words.GetValue(_store)!, services.Time);
        using var session = TrainerSession.Begin(store, new NewRun(options.Name, layers.Preset.Name, OptionsJson.Write(options)), gpu);
        return new RunExecution(services, store, terminal, json).Train(session);
    }

    private IEnumerable<string> Shorthands(ParseResult words)
    {
        if (words.GetValue(_name) is { } name)
            yield return $"name={name}";
        if (words.GetValue(_seed) is { } seed)
            yield return $"comparison.seed={seed}";
        if (words.GetValue(_seeds) is { } seeds)
            yield return $"comparison.seeds={seeds}";
        if (words.GetValue(_noCache))
            yield return "checkpoint.cache=false";
    }
}
