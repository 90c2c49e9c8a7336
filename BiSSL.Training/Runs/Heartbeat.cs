using System.Text.Json;
using BiSSL.Training.Pipeline.Reporting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>
/// The sign of life of a run's process: every second, on a thread of its own, with what the process uses of the machine and the time that passed by a
/// clock that nobody can set. If somebody took the
/// run for dead meanwhile (the machine slept), it puts that right.
/// </summary>
public sealed class Heartbeat : IDisposable
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);

    private readonly RunStore _store;
    private readonly string _id;
    private readonly IRunReporter _reporter;
    private readonly ResourceProbe _probe;
    private readonly SteadyTime _seconds;
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;
    private RunState _alive = RunState.Running;
    private long _counted;

    /// <param name="reporter">Gets the machine's load as curves of the scope "machine"; their steps are Unix seconds.</param>
    /// <param name="gpu">The CUDA device that the run trains on; nothing for the CPU.</param>
    public Heartbeat(RunStore store, string id, IRunReporter reporter, int? gpu = null)
    {
        (_store, _id, _reporter, _counted) = (store, id, reporter, store.Time.GetTimestamp());
        _probe = new ResourceProbe(store.Time, gpu);
        _seconds = new SteadyTime(store.Time);
        _thread = new Thread(Work) { Name = $"run {id} heartbeat", IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        if (!_thread.IsAlive)
            return;
        _end.Set();
        _thread.Join();
        _end.Dispose();
    }

    private void Work()
    {
        do
        {
            try
            {
                Beat();
            }
            catch (UserError)
            {
                // A beat that cannot be written is missed; the next one may be.
            }
        }
        while (!_end.Wait(s_pace));
    }

    private void Beat()
    {
        ResourceUsage usage = _probe.Measure();
        _counted = _store.Database.Write(c => Write(c, JsonSerializer.Serialize(usage)), durable: false, TimeSpan.Zero);
        long second = _seconds.GetUtcNow().ToUnixTimeSeconds();
        _reporter.Point(MachineCurves.Scope, "cpu", second, usage.CpuPercent);
        _reporter.Point(MachineCurves.Scope, "memory", second, usage.MemoryBytes);
        if (usage.GpuPercent is { } gpu)
            _reporter.Point(MachineCurves.Scope, "gpu", second, gpu);
        if (usage.GpuMemoryBytes is { } bytes)
            _reporter.Point(MachineCurves.Scope, "gpu memory", second, bytes);
    }

    // Gives the moment of its own clock up to which it counted.
    private long Write(SqliteConnection connection, string usage)
    {
        RunRecord run = RunStore.One(connection, _id);
        (DateTimeOffset now, long moment) = (_store.Time.GetUtcNow(), _store.Time.GetTimestamp());
        if (run.State.IsAlive())
            (_alive, run) = (run.State, Count(connection, run.Count(_store.Time.GetElapsedTime(_counted, moment), now)));
        else if (run.State == RunState.Interrupted && run.Process == ProcessIdentity.Current)
            Revive(connection, run, now);
        connection.Execute(
            "INSERT INTO heartbeats (run, time, usage) VALUES (@Number, @now, @usage) ON CONFLICT (run) DO UPDATE SET time = @now, usage = @usage",
            new { run.Number, now, usage });
        return moment;
    }

    private static RunRecord Count(SqliteConnection connection, RunRecord run)
    {
        connection.Execute(
            "UPDATE runs SET running_time = @RunningTime, paused_time = @PausedTime, counted = @Counted WHERE number = @Number",
            new { run.Number, run.RunningTime, run.PausedTime, run.Counted });
        return run;
    }

    private void Revive(SqliteConnection connection, RunRecord run, DateTimeOffset now)
    {
        var why = new StateChange { Text = "The run was taken for dead, but it goes on." };
        Transitions.Apply(connection, run, RunState.Running, why, now);
        if (_alive != RunState.Running)
            Transitions.Apply(connection, RunStore.One(connection, _id), _alive, why, now);
    }
}
