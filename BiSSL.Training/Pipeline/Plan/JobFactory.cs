using System.Text.Json.Nodes;
using BiSSL.Training.Data;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>Describes every kind of job: where its result comes from, and everything that determines it.</summary>
public sealed class JobFactory(RunOptions options, RunData data, StageFactory stages, JsonObject machine)
{
    private static readonly string[] SchedulePart = ["rampSteps", "finalRateShare", "firstStepAtPeak", "weightDecay", "momentum", "trustCoefficient", "exclude1d"];
    private static readonly string[] FineTunePart = ["epochs", "batch", "momentum", "validateEvery", "loss", "extraForward"];
    private static readonly string[] TaskPart = ["task", "temperature", "targetDecay", "batch", "augmentation", "extraForward"];

    private readonly JsonObject _options = JsonNode.Parse(OptionsJson.Write(options))!.AsObject();

    public Job Pretext(int seed) => PretextJob(seed, StageNames.Pretext, "pretext", options.Pretext.Steps, options.Pretext.LearningRate, costs => costs.Pretext);

    public Job PretextWarmup(int seed) => PretextJob(seed, StageNames.PretextWarmup, "shared", options.Pretext.WarmupSteps, options.Pretext.WarmupLearningRate, costs => costs.PretextWarmup);

    public Job HeadWarmup(int seed, Job warmup) => new()
    {
        Scope = Scopes.Of(seed, StageNames.HeadWarmup),
        Stage = StageNames.HeadWarmup,
        Seed = seed,
        Arm = "bissl",
        Inputs = [warmup],
        Determines = Determines(seed, ("head", Part("headWarmup")), ("train", Digest(seed, d => d.Train)), ("data", Part("data", "cropScale", "ratioMin", "ratioMax", "interpolation")), ("loss", options.FineTune.Loss)),
        Adjustable = [LiveSettings.LearningRate],
        Cost = Costs(seed).HeadWarmup,
        Create = inputs => stages.HeadWarmup(seed, inputs[0]),
    };

    public Job Control(int seed, Job warmup) => new()
    {
        Scope = Scopes.Of(seed, StageNames.Control),
        Stage = StageNames.Control,
        Seed = seed,
        Arm = "control",
        Inputs = [warmup],
        Determines = Determines(seed, [.. LowerParts(seed), ("alternations", options.Bilevel.Alternations)]),
        Adjustable = [LiveSettings.LearningRate],
        Cost = Costs(seed).Control,
        Create = inputs => stages.Control(seed, inputs[0]),
    };

    public Job Bissl(int seed, Job warmup, Job head) => new()
    {
        Scope = Scopes.Of(seed, StageNames.Bissl),
        Stage = StageNames.Bissl,
        Seed = seed,
        Arm = "bissl",
        Inputs = [warmup, head],
        Determines = Determines(seed,
        [
            .. LowerParts(seed), ("bilevel", Part("bilevel")), ("upper", Part("upper")), ("hypergradient", Hypergradient()), ("group", options.Model.BatchNormGroup),
            ("train", Digest(seed, d => d.Train)), ("data", Part("data", "cropScale", "ratioMin", "ratioMax", "interpolation")), ("loss", options.FineTune.Loss),
        ]),
        Adjustable = LiveSettings.Names,
        Cost = Costs(seed).Bissl,
        Create = inputs => stages.Bissl(seed, inputs[0], inputs[1]),
    };

    public Job FineTune(string arm, int seed, Job? backbone) => new()
    {
        Scope = Scopes.Of(seed, $"{arm}/{StageNames.FineTune}"),
        Stage = StageNames.FineTune,
        Seed = seed,
        Arm = arm,
        Inputs = backbone is null ? [] : [backbone],
        Determines = Determines(seed,
            ("fineTune", Part("fineTune", FineTunePart)), ("rate", FineTuneRates.Of(options.FineTune, arm).LearningRate),
            ("decay", FineTuneRates.Of(options.FineTune, arm).WeightDecay), ("data", Part("data", "cropScale", "ratioMin", "ratioMax", "interpolation")),
            ("train", Digest(seed, d => d.Train)), ("validation", Digest(seed, d => d.Validation)), ("test", Digest(seed, d => d.Test))),
        Adjustable = [LiveSettings.LearningRate],
        Cost = Costs(seed).FineTune,
        Create = inputs => stages.FineTune(arm, seed, inputs is [var first] ? first : null),
    };

    public Job Search(string arm, int seed, Job? backbone) => new()
    {
        Scope = Scopes.Of(seed, $"{arm}/{StageNames.Search}"),
        Stage = StageNames.Search,
        Seed = seed,
        Arm = arm,
        Inputs = backbone is null ? [] : [backbone],
        Determines = Determines(seed,
            ("search", Part("search")), ("fineTune", Part("fineTune", FineTunePart)), ("data", Part("data", "cropScale", "ratioMin", "ratioMax", "interpolation")),
            ("train", Digest(seed, d => d.Train)), ("validation", Digest(seed, d => d.Validation))),
        Cost = Costs(seed).Search,
        Create = inputs => stages.Search(arm, seed, inputs is [var first] ? first : null),
    };

    public Job Probe(string arm, int seed, Job? backbone) => new()
    {
        Scope = Scopes.Of(seed, $"{arm}/{StageNames.Probe}"),
        Stage = StageNames.Probe,
        Seed = seed,
        Arm = arm,
        Inputs = backbone is null ? [] : [backbone],
        Determines = Determines(seed, ("train", Digest(seed, d => d.Train)), ("test", Digest(seed, d => d.Test))),
        Cost = Costs(seed).Probe,
        Create = inputs => stages.Probe(seed, inputs is [var first] ? first : null),
    };

    private Job PretextJob(int seed, string stage, string arm, int steps, double rate, Func<StageCosts, double> cost) => new()
    {
        Scope = Scopes.Of(seed, stage),
        Stage = stage,
        Seed = seed,
        Arm = arm,
        Determines = Determines(seed,
            ("images", Digest(seed, d => d.Unlabelled)), ("task", Part("pretext", TaskPart)), ("schedule", Part("pretext", SchedulePart)), ("steps", steps), ("rate", rate)),
        Adjustable = [LiveSettings.LearningRate],
        Cost = cost(Costs(seed)),
        Create = _ => stages.Pretext(seed, steps, rate),
    };

    private StageCosts Costs(int seed) => new(options, data.Of(seed).Train.Count, data.Of(seed).Test.Count);

    private IEnumerable<(string, JsonNode?)> LowerParts(int seed) =>
    [
        ("images", Digest(seed, d => d.Unlabelled)), ("task", Part("pretext", TaskPart)), ("optimizer", Part("pretext", [.. SchedulePart.Except(["rampSteps"])])),
        ("lower", Part("lower")), .. options.Pretext.Fraction < 1 ? [("fraction", (JsonNode?)options.Pretext.Fraction)] : Array.Empty<(string, JsonNode?)>(),
    ];

    private JsonObject Determines(int seed, params IEnumerable<(string Name, JsonNode? Value)> parts)
    {
        var all = new JsonObject { ["seed"] = seed, ["machine"] = machine.DeepClone(), ["model"] = Part("model", "backbone", "width", "stem", "projector", "zeroInitLast") };
        foreach (var (name, value) in parts)
            all[name] = value?.DeepClone();
        return all;
    }

    private string Digest(int seed, Func<SeedData, ImageSet> set) => data.Of(seed).Digest(set(data.Of(seed)));

    /// <summary>Without the memory: a product is the same whether its graph was kept or rebuilt.</summary>
    private JsonObject Hypergradient()
    {
        var part = Part("hypergradient");
        part.Remove("memory");
        return part;
    }

    private JsonObject Part(string branch, params string[] names)
    {
        var part = _options[branch]!.AsObject();
        return new JsonObject((names.Length == 0 ? part.Select(p => p.Key) : names).Select(name => KeyValuePair.Create(name, part[name]?.DeepClone())));
    }
}
