namespace BiSSL.Training.Pipeline.Reporting.Search;

/// <summary>One arm's search: its trials so far and which of them is to be taken.</summary>
/// <param name="Trials">In the order of their numbers.</param>
/// <param name="FullSteps">Steps that the search would have taken with every trial trained to its end.</param>
/// <param name="IsDone">Whether it has ended.</param>
public sealed record SearchResult(string Arm, int Seed, IReadOnlyList<Trial> Trials, long FullSteps, bool IsDone)
{
    private const double Close = 0.5;                                           // points (specification 1.11, point 5)

    /// <summary>Steps of all trials together.</summary>
    public long Steps => Trials.Sum(trial => (long)trial.Steps);

    /// <summary>
    /// The trial to take (rule R): of those trained to their end whose best top-1 is within half a point of the best of them, the one with the lowest loss there, of equals the one
    /// with the higher top-1. A trial that was stopped early has had its lowest loss and not its worst, so it does not compete. Null where none was trained to its end.
    /// </summary>
    public Trial? Chosen => Finished.Where(trial => trial.Best!.Top1 >= Best - Close).OrderBy(trial => trial.Best!.Loss).ThenByDescending(trial => trial.Best!.Top1).FirstOrDefault();

    /// <summary>The best top-1 of the trials trained to their end; null where none was.</summary>
    public double? Best => Finished.Max(trial => trial.Best?.Top1);

    private IEnumerable<Trial> Finished => Trials.Where(trial => trial is { State: TrialState.Finished, Best: not null });

    /// <summary>The trials with a validation that counts, best top-1 first, of equals the lower loss.</summary>
    public IReadOnlyList<Trial> Ranked =>
        [.. Trials.Where(trial => trial.Best is not null).OrderByDescending(trial => trial.Best!.Top1).ThenBy(trial => trial.Best!.Loss)];
}
