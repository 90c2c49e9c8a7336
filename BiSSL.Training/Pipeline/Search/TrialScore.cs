namespace BiSSL.Training.Pipeline.Search;

/// <summary>What a trial is judged by at a rung: its best validation so far: the higher top-1, of equals the lower loss.</summary>
public readonly record struct TrialScore(double Top1, double Loss)
{
    /// <summary>A trial that diverged.</summary>
    public static TrialScore Lost { get; } = new(double.NegativeInfinity, double.PositiveInfinity);
}
