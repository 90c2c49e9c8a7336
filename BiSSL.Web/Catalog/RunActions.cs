using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;
using BiSSL.Web.Security;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Catalog;

/// <summary>Everything that people and scripts may do to runs.</summary>
public sealed class RunActions(RunStore store, TrainerProcesses trainers, DiskFloor disk, DataRoots roots, IOptions<DashboardOptions> limits)
{
    private readonly RunQueue _queue = new(store);
    private readonly CommandOutbox _outbox = new(store);

    /// <summary>The options of a wished run, with all faults.</summary>
    /// <exception cref="RequestFault">The wish cannot be read.</exception>
    public RunDraft Draft(NewRunRequest request)
    {
        RunRecord? parent = request.Parent is null ? null : Existing(request.Parent);
        try
        {
            RunDraft draft = RunDraft.Of(request, parent);
            return draft with { Faults = [.. draft.Faults, .. roots.Faults(draft.Options.Data)] };
        }
        catch (UserError e)
        {
            throw new RequestFault(StatusCodes.Status400BadRequest, e.Message);
        }
    }

    /// <summary>The options of a wished run.</summary>
    /// <exception cref="RequestFault">They are wrong.</exception>
    public RunDraft Faultless(NewRunRequest request)
    {
        RunDraft draft = Draft(request);
        return draft.Faults.Count == 0
            ? draft
            : throw new RequestFault(StatusCodes.Status400BadRequest, string.Join(Environment.NewLine, draft.Faults), draft.Faults);
    }

    /// <summary>A new run at the end of the queue.</summary>
    /// <exception cref="RequestFault">The options are wrong, the queue is full, or the disk is.</exception>
    public RunRecord Create(NewRunRequest request)
    {
        RunDraft draft = Faultless(request);
        RequireRoom();
        RunRecord run = store.Create(new NewRun(
            draft.Options.Name, draft.Preset, OptionsJson.Write(draft.Options), request.Parent, request.Tags, request.Notes ?? ""));
        return _queue.Add(run.Id);
    }

    /// <summary>Changes what people wrote about a run; null leaves it as it is.</summary>
    public RunRecord Annotate(string id, string? name, IReadOnlyList<string>? tags, string? notes)
    {
        OptionFault[] faults = [.. RunTexts.Faults(name, tags, notes)];
        if (faults.Length > 0)
            throw new RequestFault(StatusCodes.Status400BadRequest, string.Join(Environment.NewLine, faults.AsEnumerable()), faults);
        RunRecord run = Existing(id);
        return store.Annotate(id, name ?? run.Name, tags ?? run.Tags, notes ?? run.Notes);
    }

    /// <summary>Asks something of a run, whatever state it is in; gives the command that its trainer will answer, or nothing if it is done.</summary>
    /// <exception cref="UserError">The run cannot do it in its present state.</exception>
    public CommandRecord? Send(string id, CommandKind kind, string? name = null, double? value = null)
    {
        RunRecord run = Existing(id);
        if (kind == CommandKind.Stop && run.State == RunState.Queued)
            LeaveQueue(run);
        else if (kind == CommandKind.Resume && run.State.HasEnded())
            Again(run);
        else
            return SendToTrainer(id, kind, name, value);
        return null;
    }

    /// <summary>Ends a run's process at once, without a checkpoint.</summary>
    /// <exception cref="RequestFault">It has none.</exception>
    public RunRecord Kill(string id)
    {
        RunRecord run = Existing(id);
        if (!run.State.IsAlive())
            throw new RequestFault(StatusCodes.Status409Conflict, $"Run {id} ({run.Name}) is not alive.");
        store.Record(id, RunEvent.Said(EventKind.Warning, "", 0, "The run's process is ended at once, as somebody asked; what came after the last checkpoint is lost."));
        trainers.Kill(run.Process);
        Reconciliation.Of(store, id, "Its process was ended at once, as somebody asked; what came after the last checkpoint is lost.");
        return store.Get(id);
    }

    /// <summary>How a command stands, after waiting for its answer for a while.</summary>
    public async Task<CommandRecord?> Answer(CommandRecord? sent, TimeSpan patience, CancellationToken cancel)
    {
        long start = Environment.TickCount64;
        while (sent is { State: CommandState.Pending or CommandState.Taken } && Environment.TickCount64 - start < patience.TotalMilliseconds)
        {
            await Task.Delay(50, cancel);
            sent = _outbox.Get(sent.Id);
        }

        return sent;
    }

    /// <summary>Removes a run with its files; gives how many bytes that freed.</summary>
    /// <exception cref="UserError">It is alive.</exception>
    public long Delete(string id)
    {
        RunRecord run = Existing(id);
        long bytes = store.Paths.DiskUsage(run.Id);
        store.Delete(run.Id);
        return bytes;
    }

    /// <exception cref="RequestFault">There is none.</exception>
    public RunRecord Existing(string id)
    {
        try
        {
            return store.Get(id);
        }
        catch (UserError e) when (e.InnerException is null)
        {
            throw RequestFault.NoRun(id);
        }
    }

    /// <summary>Refuses more waiting runs than the settings allow, and any when the disk is nearly full.</summary>
    /// <exception cref="RequestFault">There is no room.</exception>
    public void RequireRoom(int runs = 1)
    {
        disk.Require();
        if (_queue.Waiting().Count + runs > limits.Value.MaxQueuedRuns)
            throw new RequestFault(StatusCodes.Status409Conflict, runs == 1
                ? $"{Words.Many(limits.Value.MaxQueuedRuns, "run")} {(limits.Value.MaxQueuedRuns == 1 ? "is" : "are")} waiting already; let some finish or stop some first."
                : $"{Words.Many(runs, "more run")} would be too many: at most {limits.Value.MaxQueuedRuns} may wait; let some finish, stop some, or ask for less.");
    }

    private CommandRecord SendToTrainer(string id, CommandKind kind, string? name, double? value)
    {
        if (kind == CommandKind.Checkpoint)
            disk.Require();
        return _outbox.Send(id, kind, name, value);
    }

    private void LeaveQueue(RunRecord run)
    {
        store.Transition(run.Id, RunState.Stopped);
        trainers.Kill(run.Process); // one that was about to begin
    }

    private void Again(RunRecord run)
    {
        RequireRoom();
        if (run.State == RunState.Interrupted)
            trainers.Kill(run.Process); // one that hung and was given up
        _queue.Add(run.Id);
    }
}
