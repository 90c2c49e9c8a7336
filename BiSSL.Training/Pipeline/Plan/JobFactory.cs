using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Stages;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>Describes every kind of job: where its result comes from, and everything that determines it.</summary>
public sealed class JobFactory(RunOptions options, RunData data, StageFactory stages)
{
    public Job Pretext(StageSeeds seeds) => Make(StageNames.Pretext, "pretext", seeds, [], costs => costs.Pretext, (builder, _) => builder.Pretext());

    public Job PretextWarmup(StageSeeds seeds) => Make(StageNames.PretextWarmup, "shared", seeds, [], costs => costs.PretextWarmup, (builder, _) => builder.Pretext());

    public Job HeadWarmup(StageSeeds seeds, Job warmup) =>
        Make(StageNames.HeadWarmup, "bissl", seeds, [warmup], costs => costs.HeadWarmup, (builder, inputs) => builder.HeadWarmup(inputs[0]));

    public Job Control(StageSeeds seeds, Job warmup) => Make(StageNames.Control, "control", seeds, [warmup], costs => costs.Control, (builder, inputs) => builder.Control(inputs[0]));

    public Job Bissl(StageSeeds seeds, Job warmup, Job head) =>
        Make(StageNames.Bissl, "bissl", seeds, [warmup, head], costs => costs.Bissl, (builder, inputs) => builder.Bissl(inputs[0], inputs[1]));

    /// <param name="backbone">Null starts from random weights.</param>
    public Job FineTune(string arm, StageSeeds seeds, Job? backbone) =>
        Make(StageNames.FineTune, arm, seeds, Given(backbone), costs => costs.FineTune, (builder, inputs) => builder.FineTune(First(inputs)));

    /// <inheritdoc cref="FineTune"/>
    public Job Search(string arm, StageSeeds seeds, Job? backbone) =>
        Make(StageNames.Search, arm, seeds, Given(backbone), costs => costs.Search, (builder, inputs) => builder.Search(First(inputs)));

    /// <inheritdoc cref="FineTune"/>
    public Job Probe(string arm, StageSeeds seeds, Job? backbone) =>
        Make(StageNames.Probe, arm, seeds, Given(backbone), costs => costs.Probe, (builder, inputs) => builder.Probe(First(inputs)));

    private static CachedResult? First(IReadOnlyList<CachedResult> inputs) => inputs is [var first] ? first : null;

    private static Job[] Given(Job? backbone) => backbone is null ? [] : [backbone];

    private Job Make(
        string stage, string arm, StageSeeds seeds, IReadOnlyList<Job> inputs, Func<StageCosts, double> cost, Func<StageBuilder, IReadOnlyList<CachedResult>, IStage> create) => new()
    {
        Scope = Scopes.Of(seeds.Draws, stage, arm),
        Stage = stage,
        Seeds = seeds,
        Arm = arm,
        Inputs = inputs,
        Determines = stages.Determines(stage, arm, seeds),
        Adjustable = Adjustable(stage),
        Cost = cost(new StageCosts(options, data.Of(seeds).Train.Count, data.Of(seeds).Test.Count)),
        Create = results => create(stages.Of(stage, arm, seeds), results),
    };

    private static IReadOnlyList<string> Adjustable(string stage) => stage switch
    {
        StageNames.Bissl => LiveSettings.Names,
        StageNames.Search or StageNames.Probe => [],
        _ => [LiveSettings.LearningRate],
    };
}
