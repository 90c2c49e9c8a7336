using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Search;

/// <summary>One arm's search before it begins.</summary>
/// <param name="Rungs">A trial's steps at the end of every rung, rising; the last is the whole training.</param>
public sealed record SearchSpace(string Arm, int Seed, SearchOptions Options, IReadOnlyList<int> Rungs)
{
    /// <summary>Steps of one trial trained to its end.</summary>
    public int FullSteps => Rungs[^1];

    /// <summary>Steps of the whole search if no trial diverges.</summary>
    public int Steps => (int)Math.Min(int.MaxValue, SearchRungs.Steps(Rungs, Options.Trials, Options.Reduction));

    public Asha Scheduler() => new(Options.Trials, Rungs.Count, Options.Reduction);

    public FineTuneRates Values(int trial) => TrialValues.Of(Options, trial);
}
