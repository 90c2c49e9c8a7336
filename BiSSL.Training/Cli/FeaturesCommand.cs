using System.CommandLine;
using System.Globalization;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;

namespace BiSSL.Training.Cli;

/// <summary><c>features</c>: what a trained network says of some images, as a file that other programs read.</summary>
internal sealed class FeaturesCommand(TrainerServices services, Terminal terminal)
{
    private readonly Option<string> _arm = new("--arm") { Description = "Whose network: an arm of the run.", HelpName = "ARM", DefaultValueFactory = _ => "bissl" };
    private readonly Option<string?> _out = new("--out") { Description = "The safetensors file to write; otherwise it is kept with the run.", HelpName = "FILE" };
    private readonly Argument<string> _run = CommonOptions.Run();
    private readonly Option<int?> _seed = new("--seed") { Description = "Which seed; the run's first unless given.", HelpName = "N" };
    private readonly Option<string> _split = new("--split") { Description = "test, validation or train.", HelpName = "NAME", DefaultValueFactory = _ => "test" };
    private readonly Option<string?> _stage = new("--stage") { Description = $"The stage whose network it is, such as '{StageNames.PretextWarmup}' or '{StageNames.FineTune}'; otherwise the arm's before fine-tuning.", HelpName = "STAGE" };
    private readonly Option<long?> _step = new("--step") { Description = "After how many steps: the stage's end, or one of its checkpoints; otherwise the newest weights.", HelpName = "N" };
    private readonly Option<int> _images = new("--images") { Description = "How many images of the split, always the same ones; all unless given.", HelpName = "N" };
    private readonly Option<string> _store = CommonOptions.Store();

    public Command Build()
    {
        _split.AcceptOnlyFromAmong([.. MapOptions.Splits]);
        var command = new Command("features", "Write a network's features of images, with labels, as safetensors; docs/maps.md shows how to read them in Python.")
        {
            _run, _arm, _stage, _seed, _step, _split, _images, _out, _store,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult words)
    {
        var store = RunStore.Open(words.GetValue(_store)!, services.Time);
        var run = store.Find(words.GetValue(_run)!);
        var archive = StoredArchive.Of(store, run);
        var part = RunPart.Of(archive.Options.Comparison, Part(words.GetValue(_arm)!, words.GetValue(_stage), archive.Options.Comparison), words.GetValue(_seed));
        if (words.GetValue(_images) < 0)
            throw new UserError($"--images must be at least 1, not {words.GetValue(_images)}.");
        if (words.GetValue(_out) is "")
            throw new UserError("--out is empty; name the file to write.");
        var (file, origin, count) = services.WriteFeatures(new FeatureRequest(
            archive, part, words.GetValue(_step), words.GetValue(_split)!, words.GetValue(_images), words.GetValue(_out)));
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote the features of {Words.Many(count, $"{origin.Split} image")} by {origin.Scope} after {Words.Many(origin.Step, "step")} to {file}."));
        return ExitCode.Done;
    }

    private static string Part(string arm, string? stage, ComparisonOptions comparison)
    {
        if (stage is null && !comparison.Arms.Contains(arm))
            throw new UserError($"The run has no arm '{arm}'; it has {string.Join(", ", comparison.Arms)}.");
        return stage switch
        {
            null when arm != "scratch" => arm,
            null or StageNames.FineTune => $"{arm}/{StageNames.FineTune}",
            _ => stage,
        };
    }
}
