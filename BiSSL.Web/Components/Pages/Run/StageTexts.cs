using System.Globalization;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>Stages and jobs in words.</summary>
internal static class StageTexts
{
    /// <summary>What a stage is for.</summary>
    public static string Meaning(string stage) => stage switch
    {
        StageNames.Pretext => "The baseline: one long training without labels.",
        StageNames.PretextWarmup => "Training without labels, from which BiSSL and its control begin.",
        StageNames.HeadWarmup => "A first classifier on the network as it is, for BiSSL's upper level.",
        StageNames.Control => "BiSSL's lower steps with the upper level off: the fair twin.",
        StageNames.Bissl => "Algorithm 1: both levels by turns, θP without labels and θD with them.",
        StageNames.FineTune => "Every arm learns the few labelled images, and is tested.",
        StageNames.Search => "Trials of fine-tuning, to choose its learning rate and weight decay.",
        StageNames.Probe => "A linear classifier on frozen features, tested.",
        _ => "",
    };

    /// <summary>A whole stage, such as "2 of 3 done" or "took 1 h 42 min, 1 from the cache".</summary>
    public static string Of(StageRow row)
    {
        int done = row.Jobs.Count(job => job.State is JobState.Done or JobState.Reused);
        return row switch
        {
            { IsDone: true } when row.Reused == row.Jobs.Count => "from the cache",
            { IsDone: true } => $"took {Format.Duration(row.Took)}{(row.Reused > 0 ? $", {row.Reused} from the cache" : "")}",
            { Jobs.Count: 1, IsRunning: true } => "",
            _ when row.Has(JobState.Diverged) || row.Has(JobState.LeftOut) => Lost(row, done),
            _ when done > 0 || row.IsRunning => $"{done} of {row.Jobs.Count} done{(row.Reused > 0 ? $", {row.Reused} from the cache" : "")}",
            _ when row.Has(JobState.Begun) => "begun",
            _ => "waits",
        };
    }

    /// <summary>A job that runs, such as "seed 0 · 62 % · 6.4 steps/s · 12 s left".</summary>
    public static string Running(JobProgress job) => string.Join(" · ", new[]
    {
        Name(job.Job), Format.Percent(job.Share), Format.Rate(job.Rate), job.Left is { } left ? $"{Format.Duration(left)} left" : "",
    }.Where(part => part.Length > 0));

    /// <summary>Any job, for a tooltip.</summary>
    public static string Of(JobProgress job) => $"{job.Job.Scope}: " + job.State switch
    {
        JobState.Reused => "from the cache",
        JobState.Done => $"done in {Format.Duration(job.Took ?? TimeSpan.Zero)}",
        JobState.Waiting => "waits",
        JobState.Diverged => "diverged, has no result",
        JobState.LeftOut => "left out, as what it needs has diverged",
        _ => $"{Format.Count(job.Done)} of {Words.Many(job.Total, "step")}",
    };

    /// <summary>How fast the seed and arm train that are looked at: the job that runs, or the last one that did.</summary>
    public static (string Text, string Label) Pace(RunView view, ArmScope scope)
    {
        JobProgress[] told = [.. view.Jobs.Where(job => job.Rate > 0 && view.Trained(scope).Contains(job.Job.Scope))];
        if ((told.LastOrDefault(job => job.State == JobState.Running) ?? told.LastOrDefault()) is not { } job)
            return ("—", "steps per second");
        int? images = job.Job.Stage switch
        {
            StageNames.Pretext or StageNames.PretextWarmup or StageNames.Control => view.Options.Pretext.Batch,
            StageNames.HeadWarmup => view.Options.HeadWarmup.Batch,
            StageNames.FineTune or StageNames.Search => view.Options.FineTune.Batch,
            _ => null,
        };
        return images is { } batch
            ? (Format.Count((long)(job.Rate * batch)), $"images/s in {job.Job.Stage}")
            : (job.Rate.ToString("0.0", CultureInfo.InvariantCulture), $"steps/s in {job.Job.Stage}");
    }

    private static string Lost(StageRow row, int done)
    {
        (string State, int Jobs)[] parts = [("done", done), ("diverged", row.Count(JobState.Diverged)), ("left out", row.Count(JobState.LeftOut))];
        return string.Join(", ", parts.Where(part => part.Jobs > 0).Select(part => $"{part.Jobs} of {row.Jobs.Count} {part.State}"));
    }

    private static string Name(PlannedJob job) => job.Scope.EndsWith($"/{job.Stage}", StringComparison.Ordinal) && job.Scope.Count(letter => letter == '/') == 1
        ? string.Create(CultureInfo.InvariantCulture, $"seed {job.Seed}")
        : string.Create(CultureInfo.InvariantCulture, $"seed {job.Seed} {job.Arm}");
}
