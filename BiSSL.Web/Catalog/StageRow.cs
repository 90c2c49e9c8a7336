using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Web.Catalog;

/// <summary>One stage of the pipeline over all seeds and arms.</summary>
public sealed record StageRow(string Stage, IReadOnlyList<JobProgress> Jobs)
{
    /// <summary>0…1, by steps.</summary>
    public double Share => Jobs.Average(job => job.Share);

    public bool IsRunning => Has(JobState.Running);

    public bool IsDone => Jobs.All(job => job.State is JobState.Done or JobState.Reused);

    public int Reused => Count(JobState.Reused);

    /// <summary>Seconds of its finished jobs together, as if one followed the other.</summary>
    public TimeSpan Took => new(Jobs.Sum(job => job.Took?.Ticks ?? 0));

    public bool Has(JobState state) => Count(state) > 0;

    public int Count(JobState state) => Jobs.Count(job => job.State == state);

    /// <summary>The stages in the order of time.</summary>
    public static IReadOnlyList<StageRow> Of(IReadOnlyList<JobProgress> jobs) =>
        [.. StageNames.InOrder.Select(stage => new StageRow(stage, [.. jobs.Where(job => job.Job.Stage == stage)])).Where(row => row.Jobs.Count > 0)];
}
