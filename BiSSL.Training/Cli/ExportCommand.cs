using System.CommandLine;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;

namespace BiSSL.Training.Cli;

/// <summary><c>export</c>: a trained backbone as a file that other programs read.</summary>
internal sealed class ExportCommand(TrainerServices services, Terminal terminal)
{
    private readonly Option<string> _arm = new("--arm") { Description = "Whose backbone: an arm of the run.", HelpName = "ARM", DefaultValueFactory = _ => "bissl" };
    private readonly Argument<string> _run = CommonOptions.Run();
    private readonly Option<string?> _seed = new("--seed") { Description = "Which seed; the run's first unless given.", HelpName = "N" };
    private readonly Option<string> _store = CommonOptions.Store();
    private readonly Option<string> _to = new("--to") { Description = "The safetensors file to write; its tensors bear torchvision's names.", HelpName = "FILE", Required = true };

    public Command Build()
    {
        var command = new Command("export", "Write a trained backbone as safetensors: load_state_dict of PyTorch's ResNet takes it by name.") { _run, _arm, _seed, _to, _store };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult words)
    {
        var store = RunStore.Open(words.GetValue(_store)!, services.Time);
        var run = store.Find(words.GetValue(_run)!);
        var options = OptionsJson.Read(run.Options);
        var (arm, file) = (words.GetValue(_arm)!, words.GetValue(_to)!);
        var seed = Seed(words.GetValue(_seed), options.Comparison);
        Check(run, options.Comparison, arm, seed, file);
        services.Export(new ExportRequest(store, run.Id, options, arm, seed, file));
        terminal.Output.WriteLine($"Wrote the backbone of {arm}, seed {seed}, to {file}.");
        return ExitCode.Done;
    }

    private static int Seed(string? text, ComparisonOptions comparison) =>
        text is null ? comparison.Seed
        : OptionText.TryParse(typeof(int), text, out var seed) ? (int)seed
        : throw new UserError($"--seed takes a whole number, not '{text}'.");

    private static void Check(RunRecord run, ComparisonOptions comparison, string arm, int seed, string file)
    {
        if (file.Length == 0)
            throw new UserError("--to is empty; name the file to write.");
        if (!comparison.Arms.Contains(arm))
            throw new UserError($"Run {run.Id} has no arm '{arm}'; it has {string.Join(", ", comparison.Arms)}.");
        if (seed < comparison.Seed || seed - comparison.Seed >= comparison.Seeds)
            throw new UserError($"Run {run.Id} has no seed {seed}; it has {comparison.Seed}{(comparison.Seeds > 1 ? $" to {comparison.Seed + comparison.Seeds - 1}" : "")}.");
    }
}
