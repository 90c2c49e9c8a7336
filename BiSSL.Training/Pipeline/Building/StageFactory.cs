using BiSSL.Training.Data.Batches;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Models;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Search;
using BiSSL.Training.Pipeline.Stages;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>Puts networks, data and optimisers together into stages.</summary>
public sealed class StageFactory(RunOptions options, RunData data, Networks networks, IRunReporter reporter)
{
    private readonly Func<Tensor, Tensor, Tensor> _loss = DownstreamLoss.For(options.FineTune.Loss);

    private bool Bfloat16 => options.Engine.PretextPrecision == "bfloat16";

    /// <summary>Pretext training from random weights.</summary>
    public IStage Pretext(int seed, int steps, double rate)
    {
        var (p, task) = PretextLevel(seed, from: null);
        var batches = new EpochBatches(seed, "pretext", data.Of(seed).Unlabelled.Count, options.Pretext.Batch);
        var views = data.Of(seed).Views("pretext");
        var name = steps == options.Pretext.WarmupSteps && rate == options.Pretext.WarmupLearningRate ? StageNames.PretextWarmup : StageNames.Pretext;
        return new PretextStage(p, task, step => views.At(step, batches.Batch(step)), networks.PretextOptimizer(p.Named), Settings(), Curves(seed, name))
        {
            Steps = steps,
            Schedule = Schedules.Pretext(options.Pretext, steps, rate),
            ExtraForward = options.Pretext.ExtraForward,
            Bfloat16 = Bfloat16,
            Probe = Probe(seed),
        };
    }

    /// <summary>The lower steps of BiSSL without an upper level: no θD, so no pull.</summary>
    public IStage Control(int seed, CachedResult warmup)
    {
        var (p, task) = PretextLevel(seed, warmup);
        var batches = new LowerBatches(data.Of(seed), options, seed);
        return new PretextStage(p, task, step => batches.At(step / options.Lower.Steps, step % options.Lower.Steps), LowerOptimizer(p), Settings(), Curves(seed, StageNames.Control))
        {
            Steps = options.Bilevel.Alternations * options.Lower.Steps,
            Schedule = Schedules.Lower(options),
            ClipNorm = options.Lower.ClipNorm,
            Bfloat16 = Bfloat16,
            Probe = Probe(seed),
        };
    }

    /// <summary>The downstream head on the frozen backbone.</summary>
    public IStage HeadWarmup(int seed, CachedResult warmup)
    {
        var d = DownstreamLevel(seed, warmup, StageNames.HeadWarmup);
        var labelled = data.Of(seed).Labelled("head", options.HeadWarmup.Batch);
        return new HeadWarmupStage(d, labelled.At, new Sgd(d.NamedPhi, options.HeadWarmup.Momentum, options.HeadWarmup.WeightDecay), Settings(), Curves(seed, StageNames.HeadWarmup))
        {
            Steps = options.HeadWarmup.Epochs * labelled.StepsPerEpoch,
            LearningRate = options.HeadWarmup.LearningRate,
            Loss = _loss,
            Validate = Validation(seed),
            TrainMode = options.HeadWarmup.BatchNorm == "train",
            ExtraForward = options.HeadWarmup.ExtraForward,
        };
    }

    /// <summary>Algorithm 1, from the pretext warm-up and the head warm-up.</summary>
    public IStage Bissl(int seed, CachedResult warmup, CachedResult head)
    {
        var (p, task) = PretextLevel(seed, warmup);
        var d = DownstreamLevel(seed, head, StageNames.HeadWarmup);
        NamedWeights.Load(head, "phi", d.Head);
        BatchStatistics.Group(p.Backbone, options.Model.BatchNormGroup);
        BatchStatistics.Group(d.Backbone, options.Model.BatchNormGroup);
        task.Retarget(p.Backbone);
        var (lower, upper) = (LowerOptimizer(p), new Sgd(d.Named, options.Upper.Momentum, options.Upper.WeightDecay));
        var solver = networks.Solver();
        var algorithm = new AlgorithmFactory(options, networks, _loss).Create(
            p, d, task, new LowerBatches(data.Of(seed), options, seed), new UpperBatches(data.Of(seed), options, seed), lower, upper, solver);
        return new BisslStage(p, d, task, algorithm, lower, upper, solver, Settings(), Curves(seed, StageNames.Bissl))
        {
            Probe = Probe(seed),
            Validate = Validation(seed),
            EmbedEvery = options.Features.Every * (algorithm.Steps / options.Bilevel.Alternations),
        };
    }

    /// <summary>Fine-tuning of an arm's backbone with a fresh head.</summary>
    public IStage FineTune(string arm, int seed, CachedResult? backbone) =>
        FineTune(seed, backbone, FineTuneRates.Of(options.FineTune, arm), Curves(seed, $"{arm}/{StageNames.FineTune}"));

    /// <summary>A search for the learning rate and weight decay of an arm's fine-tuning; its trials differ from <see cref="FineTune(string, int, CachedResult?)"/> in nothing else.</summary>
    public IStage Search(string arm, int seed, CachedResult? backbone)
    {
        var perEpoch = data.Of(seed).Labelled("fine-tune", options.FineTune.Batch).StepsPerEpoch;
        var space = new SearchSpace(arm, seed, options.Search, [.. SearchRungs.Epochs(options).Select(epochs => epochs * perEpoch)]);
        return new SearchStage(space, (rates, validated) => FineTune(seed, backbone, rates, new Curves(NullReporter.Instance, ""), validated), Settings(), Curves(seed, $"{arm}/{StageNames.Search}"));
    }

    private FineTuneStage FineTune(int seed, CachedResult? backbone, FineTuneRates rates, Curves curves, Action<int, Scores>? validated = null)
    {
        var d = DownstreamLevel(seed, backbone, StageNames.FineTune);
        var set = data.Of(seed);
        var labelled = set.Labelled("fine-tune", options.FineTune.Batch);
        var steps = options.FineTune.Epochs * labelled.StepsPerEpoch;
        return new FineTuneStage(d, labelled.At, new Sgd(d.Named, options.FineTune.Momentum, rates.WeightDecay), Settings(), curves)
        {
            Validated = validated,
            Steps = steps,
            Schedule = Schedules.FineTune(options, rates.LearningRate, steps),
            Loss = _loss,
            ValidateEvery = options.FineTune.ValidateEvery * labelled.StepsPerEpoch,
            Validate = Validation(seed),
            Test = level => LabelledScores.Of(level, set.Plain(set.Test), _loss),
            ExtraForward = options.FineTune.ExtraForward,
        };
    }

    /// <summary>The ridge probe of an arm's backbone before fine-tuning.</summary>
    public IStage Probe(int seed, CachedResult? backbone)
    {
        var network = networks.Backbone(seed);
        if (backbone is not null)
            NamedWeights.Load(backbone, "theta", network);
        return new ProbeStage(Settings(), () => FrozenProbe.Accuracy(network, data.Of(seed), data.Of(seed).Test), network);
    }

    private (Level P, IPretextTask Task) PretextLevel(int seed, CachedResult? from)
    {
        var backbone = networks.Backbone(seed);
        if (from is not null)
            NamedWeights.Load(from, "theta", backbone);
        var task = networks.Task(backbone, seed);
        if (from is not null)
            NamedWeights.Load(from, "phi", task.Head);
        return (new Level(backbone, task.Head), task);
    }

    private Level DownstreamLevel(int seed, CachedResult? from, string purpose)
    {
        var backbone = networks.Backbone(seed);
        if (from is not null)
            NamedWeights.Load(from, "theta", backbone);
        return new Level(backbone, networks.Classifier(data.Of(seed).Classes, seed, purpose));
    }

    private IOptimizer LowerOptimizer(Level p) => networks.PretextOptimizer(p.Named, options.Lower.Optimizer);

    private Func<ResNet, double> Probe(int seed) => backbone => FrozenProbe.Now(backbone, data.Of(seed));

    private Func<Level, Scores> Validation(int seed) => level => LabelledScores.Of(level, data.Of(seed).Plain(data.Of(seed).Validation), _loss);

    private StageSettings Settings() => new(options.Bilevel);

    private Curves Curves(int seed, string what) => new(reporter, Scopes.Of(seed, what));
}
