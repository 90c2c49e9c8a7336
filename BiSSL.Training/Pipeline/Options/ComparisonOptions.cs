namespace BiSSL.Training.Pipeline.Options;

/// <summary>Which arms are compared, and over which seeds. Differences are paired by seed.</summary>
public sealed record ComparisonOptions
{
    [Option("Arms: 'scratch' from random weights, 'pretext' the paper's baseline on one long schedule, 'control' BiSSL's lower steps with the upper level off, 'bissl'.",
        Choices = ["scratch", "pretext", "control", "bissl"])]
    public IReadOnlyList<string> Arms { get; init; } = ["pretext", "bissl"];

    [Option("First seed.", Min = 0, Max = int.MaxValue)]
    public int Seed { get; init; }

    [Option("Number of seeds.", Min = 1, Max = 10_000)]
    public int Seeds { get; init; } = 10;

    [Option("What a seed changes: 'everything' from the images on, or 'fineTuning' alone, as in the paper: its first weights, its order of batches and their augmentation. Images, splits and labels are then those of comparison.seed.", Choices = ["everything", "fineTuning"])]
    public string Vary { get; init; } = "fineTuning";

    [Option("Fit a ridge classifier on frozen features of every arm beside fine-tuning.")]
    public bool Probe { get; init; } = true;
}
