using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Hubs;

/// <summary>
/// Reads what one run reports, once for all who follow it, and keeps the newest part in memory. Whoever is slower than that reads the rest from the
/// store; nobody waits for anybody.
/// </summary>
internal sealed partial class RunTail : IDisposable
{
    private const int MostBytes = 4 << 20;
    private const int MostNumbers = 5000;
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(50);

    private readonly Lock _turn = new();
    private readonly Queue<Batch> _kept = new();
    private readonly Dictionary<long, Batch> _keptBySince = [];
    private readonly RunReader _reader;
    private readonly SeriesNames _names;
    private readonly StatusWatch _watch;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _end = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RawJson _status;
    private long _statusVersion;
    private long _last;
    private int _bytes;
    private bool _deleted;

    /// <exception cref="UserError">There is no such run.</exception>
    public RunTail(string id, RunStore store, RunCatalog catalog, ILogger log)
    {
        (_reader, _watch, _log) = (new RunReader(store, id), new StatusWatch(id, catalog), log);
        _names = new SeriesNames(_reader);
        _last = _reader.LastSeq();
        TellStatus();
        CancellationToken end = _end.Token;
        _ = Task.Run(() => Work(end), CancellationToken.None);
    }

    /// <summary>What somebody gets next who has seen everything up to a number, and a version of the status.</summary>
    public TailStep Next(long since, long statusSeen)
    {
        lock (_turn)
        {
            RawJson? status = _statusVersion > statusSeen ? _status : null;
            Batch? batch = since < _last ? _keptBySince.GetValueOrDefault(since)
                : status is { } changed ? Batch.Nothing(since, changed)
                : null;
            long? readTo = since < _last && batch is null ? Boundary(since) : null;
            return new(batch, readTo, status, _statusVersion, _news.Task, _deleted);
        }
    }

    /// <summary>Part of what came before that which is kept.</summary>
    /// <param name="to">The last number wanted.</param>
    public Batch Read(long since, long to)
    {
        RunBatch read = _reader.Since(since, (int)Math.Min(MostNumbers, to - since));
        return Batch.Of(since, read, new SeriesNames(_reader).Of(read));
    }

    /// <summary>Nobody follows any more.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    // Where one who is behind meets what is kept.
    private long Boundary(long since) => _kept.Select(b => b.Since).Where(b => b > since).DefaultIfEmpty(_last).First();

    private async Task Work(CancellationToken end)
    {
        using var timer = new PeriodicTimer(s_pace);
        try
        {
            while (!_deleted && await timer.WaitForNextTickAsync(end))
                TryLook();
        }
        catch (OperationCanceledException)
        {
            // The last follower left.
        }
    }

    private void TryLook()
    {
        try
        {
            if (Look() || _watch.IsDue)
                TellStatus();
        }
        catch (UserError e) when (e.InnerException is null)
        {
            Publish(() => _deleted = true);
        }
        catch (Exception e)
        {
            CannotRead(e.Message);
        }
    }

    /// <returns>Whether the run's state may have changed.</returns>
    private bool Look()
    {
        bool changed = false;
        while (_reader.LastSeq() > _last)
        {
            RunBatch read = _reader.Since(_last, MostNumbers);
            var batch = Batch.Of(_last, read, _names.Of(read));
            Publish(() => Keep(batch));
            changed |= read.Events.Any(e => e.Kind is EventKind.StateChanged or EventKind.RunStarted or EventKind.RunResumed or EventKind.RunEnded);
        }

        return changed;
    }

    private void Keep(Batch batch)
    {
        _kept.Enqueue(batch);
        _keptBySince[batch.Since] = batch;
        _last = batch.Seq;
        _bytes += batch.Size;
        while (_bytes > MostBytes && _kept.Count > 1)
            Forget(_kept.Dequeue());
    }

    private void Forget(Batch oldest)
    {
        _keptBySince.Remove(oldest.Since);
        _bytes -= oldest.Size;
    }

    private void TellStatus()
    {
        if (_watch.Changed() is { } status)
            Publish(() => (_status, _statusVersion) = (status, _statusVersion + 1));
    }

    private void Publish(Action change)
    {
        TaskCompletionSource news;
        lock (_turn)
        {
            change();
            news = _news;
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        news.SetResult();
    }

    [LoggerMessage(LogLevel.Warning, "A run could not be read: {Why}")]
    private partial void CannotRead(string why);
}
