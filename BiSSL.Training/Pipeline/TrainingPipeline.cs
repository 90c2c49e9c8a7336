using System.Diagnostics;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Reporting.Search;

namespace BiSSL.Training.Pipeline;

/// <summary>Plans the jobs of a run, works through them on its lanes, and gathers what they measured.</summary>
public sealed class TrainingPipeline : IPipeline
{
    /// <inheritdoc/>
    public RunOutcome Run(RunOptions options, RunSession session, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        var basis = new RunBasis(session.Folder, session.HasTrained);
        var compute = Compute.Of(options.Engine, basis.Threads);
        compute.Enter(options.Engine);
        using var data = new RunData(options, compute, session.Reporter, session.DataHome);
        var plan = new RunPlan(options, new JobFactory(options, data, new StageFactory(options, data, compute, session.Reporter)));
        basis.Require(plan.Jobs, data);
        session.Reporter.Happened(new RunEvent(EventKind.Planned, "", 0, plan.Describe(), "plan"));
        var control = new RunControl(session.Commands, session.History, session.StandsStill, stop) { CanEmbed = options.Features.Images > 0 };
        var cache = new StageCache(options.Checkpoint.Cache ? session.CacheFolder : session.ResultsFolder, session.Reporter, TimeProvider.System);
        cache.Renew(StageKey.Version);
        var features = options.Features.Images > 0 ? new FeatureShelf(options, new FeatureExtractor(data), session) : null;
        Lanes lanes = null!;
        var runner = new JobRunner(options.Bilevel, control, session.Reporter, cache, session.CheckpointsFolder, options.Checkpoint.EverySteps, session.StageSeconds, () => lanes.HasFault, features);
        lanes = new Lanes(plan.Jobs, runner.Run);
        var complete = lanes.Run(compute.Lanes, () => compute.Enter(options.Engine));
        IReadOnlyList<string> diverged = [.. lanes.Lost.Select(lost => lost.Why)];
        if (complete && diverged.Count > 0 && !plan.Jobs.Any(job => job.IsScore && runner.Results.ContainsKey(job)))
            throw new StageFault($"No arm has a score. {string.Join(' ', diverged)}");
        return new RunOutcome(!complete, Arms(options, plan, runner), Stages(runner), Stopwatch.GetElapsedTime(begun).TotalSeconds) { Score = ScoreNames.Of(options.Data.Name), Diverged = diverged, Searches = Searches(plan, runner) };
    }

    private static List<ArmResult> Arms(RunOptions options, RunPlan plan, JobRunner runner)
    {
        Dictionary<int, double> Measured(string arm, string stage, string what) => (
            from job in plan.Jobs
            where job.Arm == arm && job.Stage == stage
            let value = runner.Results.GetValueOrDefault(job)?.Measured[what]?.GetValue<double>()
            where value is { } known && double.IsFinite(known)
            select (job.Seed, value.Value)).ToDictionary();
        return
        [
            .. options.Comparison.Arms.Select(arm => new ArmResult(
                arm, Measured(arm, StageNames.FineTune, "top1"), Measured(arm, StageNames.FineTune, "top5"), Measured(arm, StageNames.Probe, "probe"))),
        ];
    }

    private static List<SearchResult> Searches(RunPlan plan, JobRunner runner) =>
        [.. plan.Jobs.Where(job => job.Stage == StageNames.Search).Select(job => runner.Results.GetValueOrDefault(job)).OfType<JobResult>().Select(result => SearchJson.ReadSearch(result.Measured))];

    private static List<StageTime> Stages(JobRunner runner) =>
        [.. StageNames.InOrder.Where(runner.Seconds.ContainsKey).Select(name => new StageTime(name, runner.Seconds[name]))];
}
