using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>
/// The options and images that one kind of stage is built from. Nothing else reaches it: an option that it does not declare has its default there, and
/// images that it does not declare cannot be looked at. So its key holds everything that its result depends on.
/// </summary>
/// <param name="Options">Paths of options, or of whole branches.</param>
/// <param name="Images">Of <see cref="ImageSets"/>.</param>
public sealed record StageInputs(IReadOnlyList<string> Options, IReadOnlyList<string> Images)
{
    /// <summary>They reach the stages and no key: a product is the same whether its graph was kept or rebuilt, and nobody learns from features that are stored.</summary>
    public static IReadOnlyList<string> WithoutInfluence { get; } = ["hypergradient.memory", "features.every"];

    private static readonly string[] s_network = ["model.backbone", "model.width", "model.stem", "model.zeroInitLast", "data.imageSize", "hypergradient.path"];

    private static readonly string[] s_task =
    [
        .. s_network, "model.projector", "pretext.task", "pretext.temperature", "pretext.targetDecay", "pretext.batch", "pretext.weightDecay", "pretext.momentum",
        "pretext.trustCoefficient", "pretext.exclude1d", "pretext.finalRateShare", "pretext.firstStepAtPeak", "pretext.augmentation", "engine.pretextPrecision",
    ];

    private static readonly string[] s_pretext = [.. s_task, "pretext.rampSteps", "pretext.extraForward"];

    private static readonly string[] s_lower = [.. s_task, "pretext.fraction", "model.pretextBatchNormGroup", "bilevel.alternations", "lower"];

    private static readonly string[] s_labelled = [.. s_network, "data.name", "data.interpolation"];

    private static readonly string[] s_training = [.. s_labelled, "data.cropScale", "data.ratioMin", "data.ratioMax", "fineTune.loss"];

    private static readonly string[] s_fineTune =
        [.. s_training, "fineTune.epochs", "fineTune.batch", "fineTune.momentum", "fineTune.validateEvery", "fineTune.extraForward", "pretext.finalRateShare"];

    /// <param name="stage">One of <see cref="StageNames"/>.</param>
    /// <param name="arm">Whose learning rate and weight decay fine-tuning takes.</param>
    public static StageInputs Of(string stage, string arm) => stage switch
    {
        StageNames.Pretext => new([.. s_pretext, "pretext.steps", "pretext.learningRate"], [ImageSets.Unlabelled]),
        StageNames.PretextWarmup => new([.. s_pretext, "pretext.warmupSteps", "pretext.warmupLearningRate"], [ImageSets.Unlabelled]),
        StageNames.HeadWarmup => new([.. s_training, "model.downstreamBatchNormGroup", "headWarmup"], [ImageSets.Train]),
        StageNames.Control => new(s_lower, [ImageSets.Unlabelled]),
        StageNames.Bissl => new([.. s_lower, .. s_training, "model.downstreamBatchNormGroup", "bilevel", "upper", "hypergradient"], [ImageSets.Unlabelled, ImageSets.Train]),
        StageNames.FineTune => new([.. s_fineTune, .. Rates(arm)], [ImageSets.Train, ImageSets.Validation, ImageSets.Test]),
        StageNames.Search => new([.. s_fineTune, "search"], [ImageSets.Train, ImageSets.Validation]),
        StageNames.Probe => new([.. s_labelled, "features.refreshBatches"], [ImageSets.Train, ImageSets.Test]),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "not a stage"),
    };

    /// <summary>The options with everything at its default that was not declared.</summary>
    public RunOptions Only(RunOptions options) =>
        OptionTree.Leaves.Where(leaf => Declares(leaf) || WithoutInfluence.Contains(leaf.Path)).Aggregate(new RunOptions(), (only, leaf) => leaf.With(only, leaf.Get(options)));

    /// <summary>The declared options that may change the result, by path, as text.</summary>
    public JsonObject Json(RunOptions options) =>
        new(OptionTree.Leaves.Where(leaf => Declares(leaf) && !WithoutInfluence.Contains(leaf.Path)).Select(leaf => KeyValuePair.Create(leaf.Path, (JsonNode?)OptionText.Format(leaf.Get(options)))));

    /// <summary>Whether an option, or the branch that it lies on, was declared.</summary>
    private bool Declares(OptionLeaf leaf) => Options.Any(path => leaf.Path == path || leaf.Path.StartsWith(path + '.', StringComparison.Ordinal));

    private static string[] Rates(string arm)
    {
        var (learningRate, weightDecay) = FineTuneOptions.Paths(arm);
        return [learningRate, weightDecay];
    }
}
