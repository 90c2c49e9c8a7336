using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>A design as somebody types it.</summary>
public sealed class DesignForm
{
    public string Name { get; set; } = "My experiment";

    public string Preset { get; set; } = "demo";

    public int Seeds { get; set; } = 10;

    /// <summary>Options of all runs, one a line.</summary>
    public string Settings { get; set; } = "";

    public List<PartForm> Datasets { get; } = [PartForm.Of(Suggestion.Datasets[0])];

    public List<PartForm> Variants { get; } = [new PartForm()];

    /// <summary>In the order of the table's columns.</summary>
    public IReadOnlyList<string> Arms { get; private set; } = ["control", "bissl"];

    public ExperimentDesign Design => new()
    {
        Name = Name.Trim(),
        Preset = Preset,
        Settings = PartForm.Lines(Settings),
        Datasets = [.. Datasets.Select(part => part.Part)],
        Variants = [.. Variants.Select(part => part.Part)],
        Arms = Arms,
        Seeds = Seeds,
    };

    public static IReadOnlyList<string> AllArms { get; } = OptionTree.Find("comparison.arms")!.About.Choices;

    public void Choose(string arm, bool wanted) => Arms = [.. AllArms.Where(one => one == arm ? wanted : Arms.Contains(one))];
}

/// <summary>A dataset or a variant as somebody types it.</summary>
public sealed class PartForm
{
    public string Name { get; set; } = "";

    /// <summary>Options, one a line.</summary>
    public string Settings { get; set; } = "";

    public ExperimentPart Part => new(Name.Trim(), Lines(Settings));

    public static PartForm Of(Suggestion suggestion) => new() { Name = suggestion.Name, Settings = string.Join('\n', suggestion.Settings) };

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
