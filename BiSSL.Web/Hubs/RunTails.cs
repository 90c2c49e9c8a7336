using System.Runtime.CompilerServices;
using BiSSL.Training;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Hubs;

/// <summary>One tail for every run that somebody follows, for as long as somebody does.</summary>
public sealed class RunTails(RunStore store, RunCatalog catalog, ILogger<RunTails> log)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, (RunTail Tail, int Followers)> _tails = [];

    /// <summary>How many runs are followed.</summary>
    public int Count
    {
        get
        {
            lock (_turn)
                return _tails.Count;
        }
    }

    /// <summary>Everything that a run reports after a number: what is stored, then what comes. Ends when the run is deleted.</summary>
    /// <exception cref="UserError">There is no such run.</exception>
    public async IAsyncEnumerable<Batch> Follow(string run, long since, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        RunTail tail = Enter(run);
        try
        {
            for (long seen = 0; ;)
            {
                TailStep step = tail.Next(since, seen);
                Batch? batch = step.Batch ?? (step.ReadTo is { } to ? tail.Read(since, to) : null);
                if (batch is not null)
                {
                    yield return batch with { Status = step.Status };
                    (since, seen) = (batch.Seq, step.StatusVersion);
                }
                else if (step.Deleted)
                {
                    yield break;
                }
                else
                {
                    await step.News.WaitAsync(cancel);
                }
            }
        }
        finally
        {
            Leave(run);
        }
    }

    private RunTail Enter(string run)
    {
        lock (_turn)
        {
            (RunTail tail, int followers) = _tails.TryGetValue(run, out var known) ? known : (new RunTail(run, store, catalog, log), 0);
            _tails[run] = (tail, followers + 1);
            return tail;
        }
    }

    private void Leave(string run)
    {
        lock (_turn)
        {
            (RunTail tail, int followers) = _tails[run];
            if (followers > 1)
                _tails[run] = (tail, followers - 1);
            else if (_tails.Remove(run))
                tail.Dispose();
        }
    }
}
