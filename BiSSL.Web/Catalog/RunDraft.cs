using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>The options of a run that does not exist yet, with everything wrong with them.</summary>
/// <param name="Preset">The preset they began from.</param>
/// <param name="Differences">From what they began from: the preset, or the parent's options.</param>
/// <param name="Faults">None if the run can begin.</param>
public sealed record RunDraft(string Preset, RunOptions Options, IReadOnlyList<OptionChange> Differences, IReadOnlyList<OptionFault> Faults)
{
    /// <param name="parent">The run that <see cref="NewRunRequest.Parent"/> names.</param>
    public static RunDraft Of(NewRunRequest request, RunRecord? parent)
    {
        var faults = new List<OptionFault>();
        string preset = request.Preset ?? parent?.Preset ?? "demo";
        RunOptions start = Start(request, parent, preset, faults);
        RunOptions options = OptionLayers.Over(start, request.Options?.GetRawText(), "options", request.Settings ?? [], faults);
        options = options with { Name = request.Name ?? options.Name };
        return new(preset, options, OptionTree.Differences(start, options), [.. faults.Concat(OptionsValidator.Check(options)).Concat(RunTexts.Faults(options.Name, request.Tags, request.Notes)).Distinct()]);
    }

    private static RunOptions Start(NewRunRequest request, RunRecord? parent, string name, List<OptionFault> faults)
    {
        if (request.Preset is null && parent is not null)
            return OptionsJson.Read(parent.Options) with { Name = parent.Name };
        if (Training.Pipeline.Presets.Preset.Find(name) is { } preset)
            return new OptionLayers { Preset = preset, Json = request.Options?.GetRawText(), Settings = request.Settings ?? [] }.Base();
        faults.Add(new OptionFault("preset", name, $"allowed is {string.Join(", ", Training.Pipeline.Presets.Preset.All.Select(p => p.Name))}"));
        return new RunOptions();
    }
}
