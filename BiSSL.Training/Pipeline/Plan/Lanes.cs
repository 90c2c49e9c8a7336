namespace BiSSL.Training.Pipeline.Plan;

/// <summary>Works through jobs on a few threads: a job starts when its inputs are done, those on the longest remaining path first.</summary>
public sealed class Lanes
{
    private readonly object _gate = new();
    private readonly List<Job> _waiting;
    private readonly HashSet<Job> _done = [];
    private readonly Dictionary<Job, double> _remaining = [];
    private readonly List<(Job Job, string Why)> _lost = [];
    private readonly Func<Job, bool> _work;
    private Exception? _fault;
    private bool _stopped;

    /// <param name="jobs">Every job comes after its inputs.</param>
    /// <param name="work">Does one job; false when it was asked to stop before its end. One that has diverged takes those that need it along.</param>
    public Lanes(IReadOnlyList<Job> jobs, Func<Job, bool> work)
    {
        _work = work;
        _waiting = [.. jobs];
        foreach (var job in jobs.Reverse())
            _remaining[job] = job.Cost + jobs.Where(later => later.Inputs.Contains(job)).Select(later => _remaining[later]).DefaultIfEmpty(0).Max();
    }

    /// <summary>The jobs that diverged, and why.</summary>
    public IReadOnlyList<(Job Job, string Why)> Lost => _lost;

    private const int Stack = 16 << 20;                                        // bytes: freeing a graph goes as deep as the network

    /// <summary>Returns when all is done, or was stopped.</summary>
    /// <param name="count">Threads.</param>
    /// <param name="enter">Run first on every thread.</param>
    /// <returns>Whether no job was stopped.</returns>
    public bool Run(int count, Action enter)
    {
        var threads = Enumerable.Range(0, count).Select(lane => new Thread(() => Work(enter), Stack) { Name = $"lane {lane}" }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (_fault is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_fault);
        return !_stopped;
    }

    /// <summary>Whether a job has failed and the others are to end at their next step.</summary>
    public bool HasFault => _fault is not null;

    private void Work(Action enter)
    {
        try
        {
            enter();
            while (Next() is { } job)
                Do(job);
        }
        catch (Exception fault)
        {
            lock (_gate)
            {
                _fault ??= fault;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Do(Job job)
    {
        try
        {
            Finish(job, _work(job));
        }
        catch (Diverged lost)
        {
            lock (_gate)
            {
                _lost.Add((job, lost.Message));
                Drop(job);
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Drop(Job job)
    {
        foreach (var later in _waiting.FindAll(waiting => waiting.Inputs.Contains(job)))
        {
            _waiting.Remove(later);
            Drop(later);
        }
    }

    private Job? Next()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_stopped || _fault is not null || _waiting.Count == 0)
                    return null;
                var job = _waiting.Where(j => j.Inputs.All(_done.Contains)).MaxBy(j => _remaining[j]);
                if (job is not null)
                {
                    _waiting.Remove(job);
                    return job;
                }
                Monitor.Wait(_gate);
            }
        }
    }

    private void Finish(Job job, bool complete)
    {
        lock (_gate)
        {
            if (complete)
                _done.Add(job);
            else
                _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }
}
