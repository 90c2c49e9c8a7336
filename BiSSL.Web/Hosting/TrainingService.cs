using System.Diagnostics;
using BiSSL.Training;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Hosting;

/// <summary>
/// Keeps the runs going: every second it marks those whose process is gone, ends those that do not stop, and starts those whose turn it is, one at
/// a time per device. It keeps nothing in memory that the store does not have, so another start of the dashboard goes on where this one ended.
/// </summary>
public sealed partial class TrainingService(
    RunStore store, TrainerProcesses trainers, StopPatience stops, Devices devices, DiskFloor disk, TimeProvider time, ILogger<TrainingService> log) : Lookout(time, log)
{
    private readonly RunQueue _queue = new(store);

    protected override void Look()
    {
        Reconciliation.Of(store);
        stops.Enforce();
        if (!disk.Reached)
            Launch();
    }

    private void Launch()
    {
        HashSet<string> busy = [.. store.In(RunState.Running, RunState.Paused, RunState.Stopping).Select(devices.Of)];
        IReadOnlyList<RunRecord> waiting = _queue.Waiting();
        busy.UnionWith(waiting.Where(run => run.Process is { IsAlive: true }).Select(devices.Of));
        foreach (RunRecord run in waiting.Where(run => busy.Add(devices.Of(run))))
            Launch(run);
    }

    private void Launch(RunRecord run)
    {
        Process process = trainers.Start(run.Id);
        if (ProcessIdentity.Find(process.Id) is { } identity)
            _queue.Launched(run.Id, identity);
        Starting(run.Id, process.Id);
        _ = Watch(run, process);
    }

    // A trainer that dies before it takes its run would be started again and again.
    private async Task Watch(RunRecord launched, Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync();
            try
            {
                bool waits = store.Get(launched.Id) is { State: RunState.Queued } run && run.StateSince == launched.StateSince;
                if (waits)
                    store.Transition(launched.Id, RunState.Failed, new StateChange { Text = $"The trainer could not begin: {trainers.LastWords(launched.Id)}", ExitCode = process.ExitCode });
            }
            catch (UserError e)
            {
                CannotLook(e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Starting run {Run} in process {Process}")]
    private partial void Starting(string run, int process);
}
