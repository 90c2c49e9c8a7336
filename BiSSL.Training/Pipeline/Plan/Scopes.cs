namespace BiSSL.Training.Pipeline.Plan;

/// <summary>The names of the parts of a run.</summary>
public static class Scopes
{
    /// <summary>Such as "seed 0/bissl" or "seed 2/control/fine-tune".</summary>
    public static string Of(int seed, string what) => $"seed {seed}/{what}";

    /// <summary>The scope of a stage, which bears its arm's name where every arm has one of its own.</summary>
    public static string Of(int seed, string stage, string arm) =>
        Of(seed, stage is StageNames.FineTune or StageNames.Search or StageNames.Probe ? $"{arm}/{stage}" : stage);
}
