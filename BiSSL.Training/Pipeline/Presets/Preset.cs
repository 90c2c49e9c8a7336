using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Presets;

/// <summary>A named starting point for a run's options.</summary>
/// <param name="Name">As typed after <c>--preset</c>.</param>
/// <param name="Summary">One sentence for the person who chooses.</param>
/// <param name="Dataset">The labelled dataset it has in mind.</param>
/// <param name="Make">All options for a labelled dataset, by <c>data.name</c>.</param>
public sealed record Preset(string Name, string Summary, string Dataset, Func<string, RunOptions> Make)
{
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("demo", "Generated images, a narrow ResNet-18 and three seeds: about two minutes on two cores.", "shapes", DemoPreset.Make),
        new("small", "The same world, larger, with the paper's separate baseline: a laptop evening.", "shapes", SmallPreset.Make),
        new("paper", "The paper's numbers, and its released code's where the paper gives none: STL10, ResNet-18, SimCLR, ten seeds; needs a large GPU.", "stl10", PaperPreset.Make),
        new("paper-search", "The paper's search for fine-tuning's learning rate and weight decay: 200 random trials for every arm, each trained to its end.", "stl10", PaperPreset.MakeSearch),
        new("official-iclr", "As paper, with the departures of the code released with it.", "stl10", OfficialIclrPreset.Make),
    ];

    /// <summary>The preset of that name; after the paper's may follow a dataset of its tables, as in <c>paper/flowers</c>; the sequel's are named by task and dataset, as in <c>sequel/byol/flowers</c>.</summary>
    public static Preset? Find(string name) => name.Split('/') switch
    {
        [var alone] => All.FirstOrDefault(preset => preset.Name == alone),
        [var of, var dataset] when PaperTables.Find(dataset) is not null => All.FirstOrDefault(preset => preset.Name == of && PaperTables.Find(preset.Dataset) is not null) is { } preset
            ? preset with { Name = name, Dataset = dataset }
            : null,
        _ => SequelPreset.Find(name),
    };

    /// <exception cref="UserError">There is none of that name.</exception>
    public static Preset Named(string name) => Find(name) ?? throw Unknown(name, [.. All.Select(preset => preset.Name), .. PaperTables.Rows.Select(row => $"paper/{row.Dataset}"), .. SequelPreset.Names]);

    private static UserError Unknown(string name, string[] known) =>
        new($"There is no preset '{name}'{(NearestName.Close(name, known) is { } near ? $"; did you mean {near}?" : ".")} Presets: {string.Join(", ", known)}.");
}
