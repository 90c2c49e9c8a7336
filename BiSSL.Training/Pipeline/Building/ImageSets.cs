namespace BiSSL.Training.Pipeline.Building;

/// <summary>The sets of images that a run has under one seed.</summary>
public static class ImageSets
{
    public const string Unlabelled = "unlabelled";
    public const string Train = "train";
    public const string Validation = "validation";
    public const string Test = "test";

    public static IReadOnlyList<string> All { get; } = [Unlabelled, Train, Validation, Test];
}
