using System.Runtime.InteropServices;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Runs;

/// <summary>
/// Writes what the training threads of one run report. They only fill a queue; one thread of its own commits about every 100 ms. What waits is
/// written when it is disposed and when the process exits or dies of an unhandled exception.
/// </summary>
public sealed class RunWriter : IRunReporter, IDisposable
{
    private readonly ReportQueue _queue = new();
    private readonly SteadyTime _time;
    private readonly Thread _thread;

    public RunWriter(RunStore store, string id)
    {
        _time = new SteadyTime(store.Time);
        var log = new ReportLog(store.Database, store.Get(id).Number);
        _thread = new Thread(() => Work(log)) { Name = $"run {id} writer", IsBackground = true };
        _thread.Start();
        AppDomain.CurrentDomain.ProcessExit += Finish;
        AppDomain.CurrentDomain.UnhandledException += Finish;
    }

    /// <summary>The moment by the clock that stamps what is reported.</summary>
    internal DateTimeOffset Now => _time.GetUtcNow();

    public void Point(string scope, string series, long step, double value) =>
        _queue.Put(new PointReport(scope, series, step, _time.GetUtcNow(), double.IsNaN(value) ? null : value, null));

    public void Vector(string scope, string series, long step, IReadOnlyList<double> values)
    {
        double[] copy = [.. values];
        _queue.Put(new PointReport(scope, series, step, _time.GetUtcNow(), null, MemoryMarshal.AsBytes<double>(copy).ToArray()));
    }

    public void Happened(RunEvent what) => _queue.Put(new EventReport(StoredEvent.From(what, _time.GetUtcNow())));

    public void Progress(string scope, string stage, long done, long total, double stepsPerSecond) =>
        _queue.Put(new ProgressReport(scope, stage, done, total, double.IsFinite(stepsPerSecond) ? stepsPerSecond : 0, _time.GetUtcNow()));

    public void Flush() => _queue.Flush();

    /// <summary>Writes what waits and ends. A failure to write was told to whoever reported or flushed; it is not told again.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Finish;
        AppDomain.CurrentDomain.UnhandledException -= Finish;
        _queue.Close();
        _thread.Join();
    }

    private void Finish(object? sender, EventArgs e)
    {
        try
        {
            Flush();
        }
        catch (UserError)
        {
            // The process ends anyway, and the next start finds the run without one.
        }
    }

    private void Work(ReportLog log)
    {
        try
        {
            while (_queue.Next() is { } batch)
            {
                log.Write(batch);
                _queue.Written(batch);
            }
        }
        catch (UserError e)
        {
            _queue.Fail(e);
        }
        catch (Exception e)
        {
            _queue.Fail(new UserError($"The run's log could not be written: {e.Message}", e));
        }
    }
}
