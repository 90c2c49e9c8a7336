using System.Runtime.CompilerServices;
using BiSSL.Training;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Hubs;

/// <summary>Follows the list of runs. One look a second at the store serves everyone.</summary>
public sealed class RunsTail(RunStore store, RunCatalog catalog, TimeProvider time)
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);

    private readonly RunIndex _index = new(store);
    private readonly RunQueue _queue = new(store);
    private readonly Lock _turn = new();
    private (long At, IReadOnlyDictionary<string, string> Marks)? _newest;

    /// <summary>The runs that wait or are alive, then within a second whatever changes, as a list shows it.</summary>
    public async IAsyncEnumerable<RunsChange> Follow([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (RunsNews news in News(cancel))
            yield return new(catalog.Summaries(news.Changed), news.Removed, news.Queue);
    }

    /// <summary>The runs that wait or are alive, then within a second whatever changes.</summary>
    public async IAsyncEnumerable<RunsNews> News([EnumeratorCancellation] CancellationToken cancel = default)
    {
        IReadOnlyDictionary<string, string> seen = Marks();
        yield return Told(store.In(RunState.Queued, RunState.Running, RunState.Paused, RunState.Stopping), []);
        using var timer = new PeriodicTimer(s_pace, time);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            IReadOnlyDictionary<string, string> now = Marks();
            string[] changed = [.. now.Where(m => seen.GetValueOrDefault(m.Key) != m.Value).Select(m => m.Key)];
            string[] removed = [.. seen.Keys.Where(id => !now.ContainsKey(id))];
            seen = now;
            if (changed.Length + removed.Length > 0)
                yield return Told([.. changed.Select(Find).OfType<RunRecord>()], removed);
        }
    }

    private RunsNews Told(IReadOnlyList<RunRecord> changed, IReadOnlyList<string> removed) => new(changed, removed, [.. _queue.Waiting().Select(run => run.Id)]);

    private RunRecord? Find(string id)
    {
        try
        {
            return store.Get(id);
        }
        catch (UserError e) when (e.InnerException is null)
        {
            return null; // deleted meanwhile; the next look says so
        }
    }

    // Shared, so that a hundred followers cost the store as much as one.
    private IReadOnlyDictionary<string, string> Marks()
    {
        lock (_turn)
        {
            if (_newest is not { } newest || time.GetElapsedTime(newest.At) >= s_pace / 2)
                _newest = newest = (time.GetTimestamp(), _index.Marks());
            return newest.Marks;
        }
    }
}
