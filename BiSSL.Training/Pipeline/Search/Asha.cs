namespace BiSSL.Training.Pipeline.Search;

/// <summary>
/// Asynchronous successive halving (Li et al. 2020) with one worker: promote whoever is among the best 1/η of a rung, from the upper rungs down, and start
/// a new trial only where nobody is. Of a rung never more than 1/η are promoted, so that the work is known before. With a single rung it is random search.
/// </summary>
/// <param name="trials">Trials in all.</param>
/// <param name="rungs">How many rungs there are.</param>
/// <param name="reduction">η.</param>
public sealed class Asha(int trials, int rungs, int reduction)
{
    private readonly Rung[] _rungs = [.. Enumerable.Range(0, rungs).Select(_ => new Rung())];
    private readonly List<(int Trial, TrialScore Score)> _told = [];
    private Turn? _turn;
    private int _started;

    /// <summary>Everything told so far, in order: told again to a new instance, it brings that to the same state.</summary>
    public IReadOnlyList<(int Trial, TrialScore Score)> Told => _told;

    /// <summary>What to train now; null when the search is done. The same until <see cref="Tell"/>.</summary>
    public Turn? Next() => _turn ??= Promotion() ?? NewTrial();

    /// <summary>How the trial of <see cref="Next"/> did.</summary>
    public void Tell(TrialScore score)
    {
        var turn = Next() ?? throw new InvalidOperationException("The search is done.");
        _told.Add((turn.Trial, score));
        _rungs[turn.Rung].Scores.Add((turn.Trial, score));
        _turn = null;
    }

    /// <summary>Whether a trial that waits at a rung may still go on.</summary>
    public bool MayGoOn(Turn judged)
    {
        var rung = _rungs[judged.Rung];
        return judged.Rung < rungs - 1 && !rung.Promoted.Contains(judged.Trial) && rung.Ranked.Take(MostPromoted(judged.Rung)).Any(entry => entry.Trial == judged.Trial);
    }

    private Turn? Promotion()
    {
        for (var rung = rungs - 2; rung >= 0; rung--)
        {
            if (_rungs[rung].Candidate(reduction) is not { } trial)
                continue;
            _rungs[rung].Promoted.Add(trial);
            return new Turn(trial, rung + 1);
        }
        return null;
    }

    private Turn? NewTrial() => _started < trials ? new Turn(_started++, 0) : null;

    /// <summary>How many of a rung can be promoted when every trial has come as far as it will.</summary>
    private int MostPromoted(int rung)
    {
        var most = trials;
        for (var below = 0; below <= rung; below++)
            most /= reduction;
        return most;
    }

    private sealed class Rung
    {
        public List<(int Trial, TrialScore Score)> Scores { get; } = [];

        public HashSet<int> Promoted { get; } = [];

        /// <summary>Best first, of equals the older.</summary>
        public IEnumerable<(int Trial, TrialScore Score)> Ranked => Scores.OrderByDescending(entry => entry.Score.Top1).ThenBy(entry => entry.Score.Loss).ThenBy(entry => entry.Trial);

        public int? Candidate(int reduction)
        {
            var places = Scores.Count / reduction;
            if (Promoted.Count >= places)
                return null;
            return Ranked.Take(places).Where(entry => entry.Score != TrialScore.Lost && !Promoted.Contains(entry.Trial)).Select(entry => (int?)entry.Trial).FirstOrDefault();
        }
    }
}
