namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>The settings that may change while a run trains.</summary>
public static class LiveSettings
{
    public const string Lambda = "lambda";
    public const string Gamma = "gamma";
    public const string Alpha = "alpha";
    public const string LearningRate = "lr";

    public static IReadOnlyList<string> Names { get; } = [Lambda, Gamma, Alpha, LearningRate];

    /// <summary>The greatest value that a setting may get: λ and γ as the options bilevel.lambda and bilevel.gamma allow them.</summary>
    public static double Most(string name) => name switch
    {
        Alpha => 1,
        LearningRate => 1000,
        _ => 1e6,
    };

    /// <summary>The paper's letter; η× is what every learning rate is multiplied by.</summary>
    public static string Symbol(string name) => name switch
    {
        Lambda => "λ",
        Gamma => "γ",
        Alpha => "α",
        LearningRate => "η×",
        _ => name,
    };
}
