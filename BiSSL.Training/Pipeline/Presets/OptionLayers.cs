using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Presets;

/// <summary>What a person chose: a preset, over it a JSON text, over that single settings.</summary>
public sealed record OptionLayers
{
    public required Preset Preset { get; init; }

    /// <summary>A JSON object of options, or null.</summary>
    public string? Json { get; init; }

    /// <summary>What the JSON is called in messages, such as its file name.</summary>
    public string JsonSource { get; init; } = "the configuration";

    /// <summary>Settings as <c>path=value</c>; of two for one option the later counts.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The preset for the dataset in use, without the choices over it.</summary>
    public RunOptions Base() => Preset.Make(Apply(Preset.Make(Preset.Dataset), []).Data.Name);

    /// <summary>The options to run, checked.</summary>
    /// <exception cref="UserError">Every fault, one a line.</exception>
    public RunOptions Build()
    {
        var faults = new List<OptionFault>();
        var options = Apply(Base(), faults);
        OptionFault.Require([.. faults, .. OptionsValidator.Check(options)]);
        return options;
    }

    private RunOptions Apply(RunOptions options, List<OptionFault> faults) => Over(options, Json, JsonSource, Settings, faults);

    /// <summary>The options with a JSON text and single settings laid over them.</summary>
    /// <param name="faults">Receives every fault; such options are left as they were.</param>
    /// <exception cref="UserError">The text is not a JSON object.</exception>
    public static RunOptions Over(RunOptions options, string? json, string source, IEnumerable<string> settings, List<OptionFault> faults)
    {
        if (json is not null)
            options = OptionsJson.Apply(options, json, source, faults);
        foreach (var setting in settings)
            options = Set(options, setting, faults);
        return options;
    }

    private static RunOptions Set(RunOptions options, string setting, List<OptionFault> faults)
    {
        var parts = setting.Split('=', 2);
        var (path, text) = (parts[0].Trim(), parts.Length == 2 ? parts[1].Trim() : "");
        if (OptionTree.Find(path) is not { } leaf)
            faults.Add(OptionFault.Unknown(path, text));
        else if (parts.Length == 2 && OptionText.TryParse(leaf.Type, text, out var value))
            return leaf.With(options, value);
        else
            faults.Add(OptionFault.Unreadable(leaf, text));
        return options;
    }
}
