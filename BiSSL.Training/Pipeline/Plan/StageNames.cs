namespace BiSSL.Training.Pipeline.Plan;

/// <summary>The stages, in the order of time.</summary>
public static class StageNames
{
    public const string Pretext = "pretext";
    public const string PretextWarmup = "pretext warm-up";
    public const string HeadWarmup = "head warm-up";
    public const string Control = "control";
    public const string Bissl = "bissl";
    public const string FineTune = "fine-tune";
    public const string Search = "search";
    public const string Probe = "probe";

    public static IReadOnlyList<string> InOrder { get; } = [Pretext, PretextWarmup, HeadWarmup, Control, Bissl, FineTune, Search, Probe];
}
