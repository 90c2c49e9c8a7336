using System.Text.Json.Serialization;

namespace BiSSL.Training.Experiments;

/// <summary>What an experiment asks: every variant on every dataset, all arms on the same seeds.</summary>
public sealed record ExperimentDesign
{
    public string Name { get; init; } = "";

    /// <summary>Where the options of all its runs start.</summary>
    public string Preset { get; init; } = "demo";

    /// <summary>Laid over the preset everywhere, as <c>path=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    public IReadOnlyList<ExperimentPart> Datasets { get; init; } = [];

    /// <summary>Ways of training that are compared besides the arms; one without a name and settings is the plain method.</summary>
    public IReadOnlyList<ExperimentPart> Variants { get; init; } = [new("", [])];

    public IReadOnlyList<string> Arms { get; init; } = ["pretext", "bissl"];

    public int Seeds { get; init; } = 10;

    /// <summary>What is compared: the columns of the table.</summary>
    [JsonIgnore]
    public IReadOnlyList<Way> Ways => [.. from variant in Variants from arm in Arms select new Way(variant.Name, arm)];
}

/// <summary>A dataset or a variant: a name, and the options that make it, as <c>path=value</c>.</summary>
public sealed record ExperimentPart(string Name, IReadOnlyList<string> Settings);
