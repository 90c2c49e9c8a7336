using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>Where the options of a new run begin: a preset, or the run that it is made from.</summary>
public sealed class Origin
{
    private readonly RunOptions? _parent;

    public Origin(Preset preset) => Preset = preset;

    /// <exception cref="UserError">The run's options are of another version of this program.</exception>
    public Origin(RunRecord parent) => (Parent, _parent) = (parent, OptionsJson.Read(parent.Options) with { Name = parent.Name });

    /// <summary>Nothing if it is a run.</summary>
    public Preset? Preset { get; }

    /// <summary>Nothing if it is a preset.</summary>
    public RunRecord? Parent { get; }

    /// <summary>What it is called where a value of it is shown.</summary>
    public string Word => Preset is null ? "parent" : "preset";

    /// <summary>The labelled dataset that it has in mind.</summary>
    public string Dataset => Preset?.Dataset ?? _parent!.Data.Name;

    /// <summary>Whether it is this preset, or this preset made for a dataset: paper/flowers is still the paper's.</summary>
    public bool IsOf(Preset preset) => Preset is { } mine && (mine.Name == preset.Name || mine.Name.StartsWith(preset.Name + "/", StringComparison.Ordinal));

    /// <summary>All options; those of a preset depend on the dataset, those of a run do not.</summary>
    public RunOptions Options(string dataset) => _parent ?? Preset!.Make(dataset);
}
