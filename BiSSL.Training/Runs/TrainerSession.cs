using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Runs;

/// <summary>
/// One process training one run, from taking the lock to the last word. Disposed without <see cref="End"/>, the run is marked failed.
/// </summary>
public sealed class TrainerSession : IDisposable
{
    private static readonly TimeSpan s_lastPatience = TimeSpan.FromSeconds(2);

    private readonly RunStore _store;
    private readonly RunLock _lock;
    private readonly RunWriter _writer;
    private readonly Heartbeat _heartbeat;
    private bool _ended;

    private TrainerSession(RunStore store, RunRecord run, RunLock runLock, int? gpu)
    {
        (_store, Run, _lock) = (store, run, runLock);
        _writer = new RunWriter(store, run.Id);
        _heartbeat = new Heartbeat(store, run.Id, _writer, gpu);
        Commands = new CommandInbox(store, run.Id);
    }

    /// <summary>The run as it was when the session began.</summary>
    public RunRecord Run { get; }

    public IRunReporter Reporter => _writer;

    public IRunCommands Commands { get; }

    /// <summary>Makes a run and trains it from its first moment on.</summary>
    /// <inheritdoc cref="Begin(RunStore, string, int?)"/>
    public static TrainerSession Begin(RunStore store, NewRun run, int? gpu = null)
    {
        string id = store.NewId();
        return Holding(RunLock.Take(store.Paths, id), held => new TrainerSession(store, store.CreateRunning(id, run), held, gpu));
    }

    /// <summary>Takes a queued run, or one that ended before its work was done, and marks it Running.</summary>
    /// <param name="gpu">The CUDA device that it will train on, to be measured; nothing for the CPU.</param>
    /// <exception cref="UserError">Another process trains it, or it is completed.</exception>
    public static TrainerSession Begin(RunStore store, string id, int? gpu = null)
    {
        store.Get(id);
        return Holding(RunLock.Take(store.Paths, id), held =>
        {
            Reconciliation.Of(store, id, isOurs: true);
            RunRecord run = store.Transition(id, RunState.Running, new StateChange { Process = ProcessIdentity.Current });
            return new TrainerSession(store, run, held, gpu);
        });
    }

    /// <summary>Marks the run Paused once it stands still, and Running when it goes on; a run that is stopping stays so.</summary>
    public void StandStill(bool paused)
    {
        (RunState from, RunState to) = paused ? (RunState.Running, RunState.Paused) : (RunState.Paused, RunState.Running);
        _store.Database.Write(c =>
        {
            RunRecord run = RunStore.One(c, Run.Id);
            if (run.State == from)
                Transitions.Apply(c, run, to, Steadily(StateChange.Plain), _store.Time.GetUtcNow());
            return true;
        });
    }

    /// <summary>Writes all that was reported and how the run ended.</summary>
    /// <param name="state">Completed or Stopped.</param>
    public void End(RunState state, StateChange change)
    {
        _writer.Flush();
        _heartbeat.Dispose();
        _store.Transition(Run.Id, state, Steadily(change));
        _ended = true;
    }

    /// <summary>As <see cref="End"/>, of a run that failed. Never throws: what the store cannot take now, the next look at it finds out.</summary>
    /// <param name="text">Why, in a sentence.</param>
    public void Fail(string text, int exitCode)
    {
        _ended = true;
        try
        {
            _writer.Flush();
        }
        catch (UserError)
        {
            // Most likely the failure that the caller reports.
        }
        _heartbeat.Dispose();
        MarkFailed(new StateChange { Text = text, ExitCode = exitCode });
    }

    public void Dispose()
    {
        _heartbeat.Dispose();
        _writer.Dispose();
        if (!_ended)
            MarkFailed(new StateChange { Text = "The trainer left without a word.", ExitCode = 1 });
        _lock.Dispose();
    }

    // Charts lay points and turns of training onto one axis, so both must be of one clock.
    private StateChange Steadily(StateChange change) => change with { Steady = _writer.Now };

    private static TrainerSession Holding(RunLock held, Func<RunLock, TrainerSession> begin)
    {
        try
        {
            return begin(held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private void MarkFailed(StateChange change)
    {
        try
        {
            _store.Transition(Run.Id, RunState.Failed, Steadily(change), s_lastPatience);
        }
        catch (UserError)
        {
            // The store cannot be written: the next start finds the run without a process and says so.
        }
    }
}
