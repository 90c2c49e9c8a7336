using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Statistics;

namespace BiSSL.Training.Experiments;

/// <summary>Accuracy over the pretext steps that a network has had in all, as in the paper's Figure 2: of a dataset whose variants differ in their budget alone.</summary>
public sealed record BudgetCurves(string Dataset, IReadOnlyList<BudgetCurve> Arms)
{
    /// <summary>Of every dataset on which an arm has had at least two budgets; empty if none has.</summary>
    public static IReadOnlyList<BudgetCurves> Of(ExperimentResults results, string metric) =>
    [
        .. from dataset in results.Experiment.Design.Datasets
           let runs = Alike(results.Newest.Where(run => run.Dataset == dataset.Name))
           let arms = results.Experiment.Design.Arms.Select(arm => Curve(results, runs, arm, metric)).Where(curve => curve.Points.Count > 1).ToArray()
           where arms.Length > 0
           select new BudgetCurves(dataset.Name, arms),
    ];

    /// <summary>Pretext steps of an arm's network before fine-tuning: BiSSL's warm-up and lower steps count as the baseline's.</summary>
    public static long Steps(RunOptions options, string arm) => arm switch
    {
        "scratch" => 0,
        "pretext" => options.Pretext.Steps,
        _ => options.Pretext.WarmupSteps + ((long)options.Bilevel.Alternations * options.Lower.Steps),
    };

    // The most that differ in nothing else: another variant's budget would be compared with another method's.
    private static (ExperimentRun Run, RunOptions Options)[] Alike(IEnumerable<ExperimentRun> runs) =>
        runs.Select(run => (run, OptionsJson.Read(run.Run.Options))).GroupBy(run => WithoutBudget(run.Item2)).MaxBy(group => group.Count())?.ToArray() ?? [];

    private static string WithoutBudget(RunOptions options) =>
        OptionsJson.Write(options with { Name = "", Pretext = options.Pretext with { Steps = 0, WarmupSteps = 0, RampSteps = 0 } });

    private static BudgetCurve Curve(ExperimentResults results, (ExperimentRun Run, RunOptions Options)[] runs, string arm, string metric)
    {
        var points = from run in runs
                     let spread = results.Cell(run.Run.Dataset, new Way(run.Run.Variant, arm), metric).Spread
                     where spread is not null
                     group spread by Steps(run.Options, arm) into budget
                     orderby budget.Key
                     select new BudgetPoint(budget.Key, budget.First());
        return new(arm, [.. points]);
    }
}

/// <summary>One arm over its budgets, rising.</summary>
public sealed record BudgetCurve(string Arm, IReadOnlyList<BudgetPoint> Points);

/// <summary>What an arm measured after so many pretext steps, over its seeds.</summary>
public sealed record BudgetPoint(long Steps, Spread Accuracy);
