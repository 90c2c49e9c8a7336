namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>The settings that may change while a run trains.</summary>
public static class LiveSettings
{
    public const string Lambda = "lambda";
    public const string Gamma = "gamma";
    public const string Alpha = "alpha";
    public const string LearningRate = "lr";

    public static IReadOnlyList<string> Names { get; } = [Lambda, Gamma, Alpha, LearningRate];
}
