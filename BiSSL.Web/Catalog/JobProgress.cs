using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog.Diagnosis;

namespace BiSSL.Web.Catalog;

/// <summary>How far one job of a run is.</summary>
/// <param name="Done">Steps.</param>
/// <param name="Total">Steps; 0 before it has begun.</param>
/// <param name="Rate">Steps per second.</param>
/// <param name="Took">Once it is done, over all sessions.</param>
public sealed record JobProgress(PlannedJob Job, JobState State, long Done, long Total, double Rate, TimeSpan? Took)
{
    /// <summary>0…1.</summary>
    public double Share => State is JobState.Done or JobState.Reused ? 1 : Total == 0 ? 0 : (double)Done / Total;

    /// <summary>At the present rate; nothing unless it runs.</summary>
    public TimeSpan? Left => State == JobState.Running && Rate > 0 ? TimeSpan.FromSeconds((Total - Done) / Rate) : null;

    /// <summary>All jobs of a run, in the order of its plan.</summary>
    public static IReadOnlyList<JobProgress> Of(RunReader reader, RunState state)
    {
        HashSet<string> reused = [.. reader.Events(EventKind.StageReused).Select(e => e.Scope)];
        HashSet<string> diverged = [.. RunWarnings.Diverged(reader)];
        IReadOnlyDictionary<string, double> seconds = reader.StageSeconds();
        ILookup<string, StageProgress> told = reader.Progress().ToLookup(p => p.Scope);
        return [.. PlannedJob.Of(reader).Select(job => Of(job, told[job.Scope].LastOrDefault(), state, seconds, reused, diverged))];
    }

    private static JobProgress Of(PlannedJob job, StageProgress? told, RunState run, IReadOnlyDictionary<string, double> seconds, HashSet<string> reused, HashSet<string> diverged)
    {
        bool done = seconds.TryGetValue(job.Scope, out double took);
        JobState state = reused.Contains(job.Scope) ? JobState.Reused
            : done ? JobState.Done
            : diverged.Contains(job.Scope) ? JobState.Diverged
            : told is null ? run == RunState.Completed ? JobState.LeftOut : JobState.Waiting
            : run.IsAlive() ? JobState.Running
            : JobState.Begun;
        return new(job, state, told?.Done ?? 0, told?.Total ?? 0, told?.Rate ?? 0, done ? TimeSpan.FromSeconds(took) : null);
    }
}
