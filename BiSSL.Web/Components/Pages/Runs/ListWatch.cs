using BiSSL.Training.Runs;
using BiSSL.Web.Hubs;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>Tells which changes of the runs make a difference to a list of some of them.</summary>
internal sealed class ListWatch
{
    private readonly Dictionary<string, RunState> _known = [];
    private IReadOnlyList<string> _queue = [];

    /// <summary>Whether a change touches a run that is shown, may bring or take one, or changes the queue.</summary>
    public bool Concerns(RunsNews news, IReadOnlySet<string> shown)
    {
        bool concerns = news.Removed.Count > 0 || !_queue.SequenceEqual(news.Queue);
        _queue = news.Queue;
        foreach (var run in news.Changed)
        {
            concerns |= shown.Contains(run.Id) || !_known.TryGetValue(run.Id, out RunState before) || before != run.State;
            _known[run.Id] = run.State;
        }

        return concerns;
    }
}
