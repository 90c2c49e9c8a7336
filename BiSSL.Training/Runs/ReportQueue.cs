using System.Diagnostics;

namespace BiSSL.Training.Runs;

/// <summary>
/// Reports of any number of threads on their way to one writer. It holds a bounded number of them and lets reporters wait when full, so that
/// memory stays bounded and nothing is dropped; of progress only the newest per scope and stage is kept.
/// </summary>
internal sealed class ReportQueue
{
    private const int Capacity = 65536;
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(100);

    private readonly object _turn = new();
    private Dictionary<(string Scope, string Stage), ProgressReport> _progress = [];
    private List<Report> _reports = [];
    private long _flushesAsked, _flushesDone, _flushesTaken;
    private bool _closed;
    private UserError? _failure;

    private bool Empty => _reports.Count == 0 && _progress.Count == 0;

    private bool Urgent => _closed || _flushesTaken < _flushesAsked;

    /// <exception cref="UserError">The writer gave up: what is put now would be lost.</exception>
    public void Put(Report report)
    {
        lock (_turn)
        {
            while (_reports.Count >= Capacity && _failure is null && !_closed)
                Monitor.Wait(_turn);
            ThrowIfOver();
            if (report is ProgressReport progress)
                _progress[(progress.Scope, progress.Stage)] = progress;
            else
                _reports.Add(report);
            if (_reports.Count + _progress.Count == 1 || _reports.Count == Capacity)
                Monitor.PulseAll(_turn);
        }
    }

    /// <summary>Returns when all that was put before is written and on disk.</summary>
    /// <exception cref="UserError">The writer gave up.</exception>
    public void Flush()
    {
        lock (_turn)
        {
            ThrowIfOver();
            long ticket = ++_flushesAsked;
            Monitor.PulseAll(_turn);
            while (_flushesDone < ticket && _failure is null)
                Monitor.Wait(_turn);
            ThrowIfFailed();
        }
    }

    /// <summary>Nothing more may be put; the writer finishes what is there.</summary>
    public void Close()
    {
        lock (_turn)
        {
            _closed = true;
            Monitor.PulseAll(_turn);
        }
    }

    /// <summary>For the writer: the next batch, about every 100 ms or at once if somebody waits for it; nothing when closed and empty.</summary>
    public ReportBatch? Next()
    {
        lock (_turn)
        {
            while (Empty && !Urgent)
                Monitor.Wait(_turn);
            Gather();
            if (Empty && _flushesTaken == _flushesAsked)
                return null;
            var batch = new ReportBatch([.. _reports, .. _progress.Values], _flushesAsked, Urgent);
            (_reports, _progress, _flushesTaken) = ([], [], _flushesAsked);
            Monitor.PulseAll(_turn);
            return batch;
        }
    }

    /// <summary>For the writer: the batch is written.</summary>
    public void Written(ReportBatch batch)
    {
        lock (_turn)
        {
            _flushesDone = batch.Flushes;
            Monitor.PulseAll(_turn);
        }
    }

    /// <summary>For the writer: it gives up, and everyone who reports from now on hears why.</summary>
    public void Fail(UserError failure)
    {
        lock (_turn)
        {
            _failure = failure;
            Monitor.PulseAll(_turn);
        }
    }

    private void Gather()
    {
        long start = Stopwatch.GetTimestamp();
        while (!Urgent && _reports.Count < Capacity && s_pace - Stopwatch.GetElapsedTime(start) is var left && left > TimeSpan.Zero)
            Monitor.Wait(_turn, left);
    }

    private void ThrowIfOver()
    {
        ThrowIfFailed();
        ObjectDisposedException.ThrowIf(_closed, typeof(RunWriter));
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
            throw new MachineError(_failure.Message, _failure);
    }
}
