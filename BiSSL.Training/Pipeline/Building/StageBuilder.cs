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

/// <summary>Puts networks, data and optimisers together into one stage, from the options and images that the stage has declared (<see cref="StageInputs"/>).</summary>
/// <param name="stage">One of <see cref="StageNames"/>.</param>
/// <param name="arm">The arm it serves.</param>
/// <param name="options">Those declared; the others have their defaults.</param>
/// <param name="data">Those declared, and no others.</param>
public sealed class StageBuilder(string stage, string arm, StageSeeds seeds, RunOptions options, SeedData data, Networks networks, StageWatch watch, Curves curves)
{
    private readonly Func<Tensor, Tensor, Tensor> _loss = DownstreamLoss.For(options.FineTune.Loss);

    private bool Bfloat16 => options.Engine.PretextPrecision == "bfloat16";

    /// <summary>Pretext training from random weights: the baseline's or the warm-up.</summary>
    public IStage Pretext()
    {
        var (p, task) = PretextLevel();
        var batches = new EpochBatches(seeds.Draws, "pretext", data.Unlabelled.Count, options.Pretext.Batch);
        var views = data.Views("pretext");
        var (steps, rate) = stage == StageNames.PretextWarmup
            ? (options.Pretext.WarmupSteps, options.Pretext.WarmupLearningRate)
            : (options.Pretext.Steps, options.Pretext.LearningRate);
        return new PretextStage(p, task, step => views.At(step, batches.Batch(step)), networks.PretextOptimizer(p.Named), Settings(), curves)
        {
            Steps = steps,
            Schedule = Schedules.Pretext(options.Pretext, steps, rate),
            ExtraForward = options.Pretext.ExtraForward,
            Bfloat16 = Bfloat16,
            Probe = watch.Probe,
        };
    }

    /// <summary>The lower steps of BiSSL without an upper level: no θD, so no pull.</summary>
    public IStage Control(CachedResult warmup)
    {
        var (p, task) = LowerLevel(warmup);
        var batches = new LowerBatches(data, options, seeds.Draws);
        return new PretextStage(p, task, step => batches.At(step / options.Lower.Steps, step % options.Lower.Steps), LowerOptimizer(p), Settings(), curves)
        {
            Steps = options.Bilevel.Alternations * options.Lower.Steps,
            Schedule = Schedules.Lower(options),
            ClipNorm = options.Lower.ClipNorm,
            Bfloat16 = Bfloat16,
            Probe = watch.Probe,
        };
    }

    /// <summary>The downstream head on the frozen backbone.</summary>
    public IStage HeadWarmup(CachedResult warmup)
    {
        var d = DownstreamLevel(warmup, StageNames.HeadWarmup);
        BatchStatistics.Group(d.Backbone, options.Model.DownstreamBatchNormGroup);
        var labelled = data.Labelled("head", options.HeadWarmup.Batch);
        return new HeadWarmupStage(d, labelled.At, new Sgd(d.NamedPhi, options.HeadWarmup.Momentum, options.HeadWarmup.WeightDecay), Settings(), curves)
        {
            Steps = options.HeadWarmup.Epochs * labelled.StepsPerEpoch,
            LearningRate = options.HeadWarmup.LearningRate,
            Loss = _loss,
            Validate = watch.Validate,
            TrainMode = options.HeadWarmup.BatchNorm == "train",
            ExtraForward = options.HeadWarmup.ExtraForward,
        };
    }

    /// <summary>Algorithm 1, from the pretext warm-up and the head warm-up.</summary>
    public IStage Bissl(CachedResult warmup, CachedResult head)
    {
        var (p, task) = LowerLevel(warmup);
        var d = DownstreamLevel(head, StageNames.HeadWarmup);
        NamedWeights.Load(head, "phi", d.Head);
        BatchStatistics.Group(d.Backbone, options.Model.DownstreamBatchNormGroup);
        var (lower, upper) = (LowerOptimizer(p), networks.UpperOptimizer(d.Named));
        var solver = networks.Solver();
        var algorithm = new AlgorithmFactory(options, networks, _loss).Create(
            p, d, task, new LowerBatches(data, options, seeds.Draws), new UpperBatches(data, options, seeds.Draws), lower, upper, solver);
        return new BisslStage(p, d, task, algorithm, lower, upper, solver, Settings(), curves)
        {
            Probe = watch.Probe,
            Validate = watch.Validate,
            EmbedEvery = options.Features.Every * (algorithm.Steps / options.Bilevel.Alternations),
        };
    }

    /// <summary>Fine-tuning of an arm's backbone with a fresh head.</summary>
    /// <param name="backbone">Null starts from random weights.</param>
    public IStage FineTune(CachedResult? backbone) => FineTune(backbone, FineTuneRates.Of(options.FineTune, arm), curves, test: level => LabelledScores.Of(level, data.Plain(data.Test), _loss));

    /// <summary>A search for the learning rate and weight decay of an arm's fine-tuning; its trials differ from <see cref="FineTune(CachedResult?)"/> in nothing else, and have no test images.</summary>
    public IStage Search(CachedResult? backbone)
    {
        var perEpoch = data.Labelled("fine-tune", options.FineTune.Batch).StepsPerEpoch;
        var space = new SearchSpace(arm, seeds.Draws, options.Search, [.. SearchRungs.Epochs(options).Select(epochs => epochs * perEpoch)]);
        return new SearchStage(space, (rates, validated) => FineTune(backbone, rates, new Curves(NullReporter.Instance, ""), validated: validated), Settings(), curves);
    }

    private FineTuneStage FineTune(CachedResult? backbone, FineTuneRates rates, Curves told, Func<Level, Scores>? test = null, Action<int, Scores>? validated = null)
    {
        var d = DownstreamLevel(backbone, StageNames.FineTune);
        var labelled = data.Labelled("fine-tune", options.FineTune.Batch);
        var steps = options.FineTune.Epochs * labelled.StepsPerEpoch;
        return new FineTuneStage(d, labelled.At, new Sgd(d.Named, options.FineTune.Momentum, rates.WeightDecay), Settings(), told)
        {
            Validated = validated,
            Steps = steps,
            Schedule = Schedules.FineTune(options, rates.LearningRate, steps),
            Loss = _loss,
            ValidateEvery = options.FineTune.ValidateEvery * labelled.StepsPerEpoch,
            Validate = level => LabelledScores.Of(level, data.Plain(data.Validation), _loss),
            Test = test ?? (_ => throw new InvalidOperationException("A trial of a search is not tested.")),
            ExtraForward = options.FineTune.ExtraForward,
        };
    }

    /// <summary>The ridge probe of an arm's backbone before fine-tuning.</summary>
    /// <inheritdoc cref="FineTune(CachedResult?)"/>
    public IStage Probe(CachedResult? backbone)
    {
        var network = Backbone(backbone);
        return new ProbeStage(Settings(), () => FrozenProbe.Of(network, data, data.Test), network);
    }

    private ResNet Backbone(CachedResult? from)
    {
        var backbone = networks.Backbone(seeds.Draws);
        if (from is not null)
            NamedWeights.Load(from, "theta", backbone);
        return backbone;
    }

    private (Level P, IPretextTask Task) PretextLevel(CachedResult? from = null)
    {
        var backbone = Backbone(from);
        var task = networks.Task(backbone, seeds.Draws);
        if (from is not null)
            NamedWeights.Load(from, "phi", task.Head);
        return (new Level(backbone, task.Head), task);
    }

    /// <summary>θP and φP as the warm-up left them; the task starts anew from them.</summary>
    private (Level P, IPretextTask Task) LowerLevel(CachedResult warmup)
    {
        var (p, task) = PretextLevel(warmup);
        BatchStatistics.Group(p.Backbone, options.Model.PretextBatchNormGroup);
        task.Group(options.Model.PretextBatchNormGroup);
        task.Retarget(p.Backbone);
        return (p, task);
    }

    private Level DownstreamLevel(CachedResult? from, string purpose) => new(Backbone(from), networks.Classifier(data.Classes, seeds.Draws, purpose));

    private IOptimizer LowerOptimizer(Level p) => networks.PretextOptimizer(p.Named, options.Lower.Optimizer);

    private StageSettings Settings() => new(options.Bilevel);
}
