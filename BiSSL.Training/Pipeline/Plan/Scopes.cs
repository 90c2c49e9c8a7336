namespace BiSSL.Training.Pipeline.Plan;

/// <summary>The names of the parts of a run.</summary>
public static class Scopes
{
    /// <summary>Such as "seed 0/bissl" or "seed 2/control/fine-tune".</summary>
    public static string Of(int seed, string what) => $"seed {seed}/{what}";
}
