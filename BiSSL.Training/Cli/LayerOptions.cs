using System.CommandLine;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Training.Cli;

/// <summary>The options that say what to train: a preset, a file over it, single settings over both.</summary>
internal sealed class LayerOptions
{
    public Option<string> Preset { get; } = new("--preset")
    {
        Description = "Where the options start:\n" + string.Join('\n', Pipeline.Presets.Preset.All.Select(preset => $"· {preset.Name}: {preset.Summary}")),
        HelpName = "NAME",
        DefaultValueFactory = _ => "demo",
    };

    public Option<string> Config { get; } = new("--config")
    {
        Description = "A JSON file of options laid over the preset; it may name only some, as in { \"lower\": { \"steps\": 20 } }.",
        HelpName = "FILE",
    };

    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "One option, such as lower.steps=20 or comparison.arms=control,bissl. May be given many times; --explain lists all options.",
        HelpName = "PATH=VALUE",
        DefaultValueFactory = _ => [],
    };

    /// <exception cref="UserError">The preset or the file is not there.</exception>
    public OptionLayers Read(ParseResult words, IEnumerable<string> more)
    {
        var file = words.GetValue(Config);
        return new OptionLayers
        {
            Preset = Pipeline.Presets.Preset.Named(words.GetValue(Preset)!),
            Json = file is null ? null : Content(file),
            JsonSource = file ?? "",
            Settings = [.. words.GetValue(Set)!, .. more],
        };
    }

    private static string Content(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"The configuration {file} cannot be read: {FileFault.Why(file, fault)}.", fault);
        }
    }
}
