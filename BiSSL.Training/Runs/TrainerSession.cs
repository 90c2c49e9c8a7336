using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Runs;

/// <summary>
/// One process training one run, from taking the lock to the last word. Disposed without <see cref="End"/>, the run is marked failed.
/// </summary>
public sealed class TrainerSession : IDisposable
{
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

    /// <summary>Takes a queued run, or one that ended before its work was done, and marks it Running.</summary>
    /// <param name="gpu">The CUDA device that it will train on, to be measured; nothing for the CPU.</param>
    /// <exception cref="UserError">Another process trains it, or it is completed.</exception>
    public static TrainerSession Begin(RunStore store, string id, int? gpu = null)
    {
        RunLock held = RunLock.Take(store.Paths, id);
        try
        {
            Reconciliation.Of(store, id, isOurs: true);
            RunRecord run = store.Transition(id, RunState.Running, new StateChange { Process = ProcessIdentity.Current });
            return new TrainerSession(store, run, held, gpu);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Marks the run Paused once it stands still, and Running when it goes on; a run that is stopping stays so.</summary>
    public void StandStill(bool paused)
    {
        (RunState from, RunState to) = paused ? (RunState.Running, RunState.Paused) : (RunState.Paused, RunState.Running);
        _store.Database.Write(c =>
        {
            RunRecord run = RunStore.One(c, Run.Id);
            if (run.State == from)
                Transitions.Apply(c, run, to, StateChange.Plain, _store.Time.GetUtcNow());
            return true;
        });
    }

    /// <summary>Writes all that was reported and how the run ended.</summary>
    /// <param name="state">Completed, Failed or Stopped.</param>
    public void End(RunState state, StateChange change)
    {
        Flush(state);
        _heartbeat.Dispose();
        _store.Transition(Run.Id, state, change);
        _ended = true;
    }

    public void Dispose()
    {
        _heartbeat.Dispose();
        _writer.Dispose();
        if (!_ended)
            EndUnasked();
        _lock.Dispose();
    }

    private void Flush(RunState state)
    {
        try
        {
            _writer.Flush();
        }
        catch (UserError) when (state == RunState.Failed)
        {
            // The caller is reporting a failure already, most likely this one.
        }
    }

    private void EndUnasked()
    {
        try
        {
            _store.Transition(Run.Id, RunState.Failed, new StateChange { Text = "The trainer left without a word.", ExitCode = 1 });
        }
        catch (UserError)
        {
            // The store cannot be written: the next start finds the run without a process and says so.
        }
    }
}
