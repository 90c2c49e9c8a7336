using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Hosting;

/// <summary>A run that was asked to stop and does not is told so in its log, then ended by force.</summary>
public sealed class StopPatience(RunStore store, TrainerProcesses trainers, IOptions<DashboardOptions> options, TimeProvider time)
{
    /// <summary>Ends every run whose patience is over.</summary>
    public void Enforce()
    {
        foreach (RunRecord run in store.In(RunState.Stopping).Where(IsOver))
        {
            string text = $"The run has not stopped within {options.Value.StopPatienceSeconds} s; its process ({run.Process?.Id}) is ended by force. What came after the last checkpoint is computed again on resume.";
            store.Record(run.Id, RunEvent.Said(EventKind.Warning, "", 0, text, $"force/{run.StateSince.ToUnixTimeMilliseconds()}"));
            trainers.Kill(run.Process);
            Reconciliation.Of(store, run.Id);
        }
    }

    private bool IsOver(RunRecord run) => time.GetUtcNow() - run.StateSince > TimeSpan.FromSeconds(options.Value.StopPatienceSeconds);
}
