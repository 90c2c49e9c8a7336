namespace BiSSL.Tests.Pipeline.Presets;

/// <summary>What presets claim, written down apart from them: every option of the tree with its value. Where the paper is silent its preset follows the released code, or says why not.</summary>
internal static class PresetTables
{
    /// <summary>Of STL10.</summary>
    public static IReadOnlyDictionary<string, string> Paper { get; } = Read("""
        name
        data.name stl10
        data.root
        data.unlabelled stl10
        data.unlabelledRoot
        data.imageSize 96
        data.labelsPerClass 0
        data.validationShare 0.2
        data.unlabelledCount 4000
        data.validationCount 300
        data.testCount 2000
        data.interpolation bicubic
        data.cropScale 0.5
        data.storedSide 0
        data.background white
        data.jpegDecoder skia
        data.ratioMin 0.75
        data.ratioMax 1.3333333333333333
        data.cifar10First40000 false
        data.trainIndexFile
        data.validationIndexFile
        model.backbone resnet18
        model.width 64
        model.stem imagenet
        model.projector 256,256,256
        model.zeroInitLast true
        model.pretextBatchNormGroup 0
        model.downstreamBatchNormGroup 0
        pretext.task simclr
        pretext.temperature 0.5
        pretext.targetDecay 0.9995
        pretext.batch 1024
        pretext.steps 58800
        pretext.learningRate 4.8
        pretext.warmupSteps 49000
        pretext.warmupLearningRate 1
        pretext.rampSteps 980
        pretext.weightDecay 1E-06
        pretext.momentum 0.9
        pretext.trustCoefficient 0.001
        pretext.exclude1d false
        pretext.finalRateShare 0
        pretext.firstStepAtPeak false
        pretext.fraction 1
        pretext.extraForward false
        pretext.augmentation.cropScale 0.5
        pretext.augmentation.ratioMin 0.75
        pretext.augmentation.ratioMax 1.3333333333333333
        pretext.augmentation.interpolation bicubic
        pretext.augmentation.flip 0.5
        pretext.augmentation.jitter 0.8
        pretext.augmentation.brightness 0.4
        pretext.augmentation.contrast 0.4
        pretext.augmentation.saturation 0.2
        pretext.augmentation.hue 0.1
        pretext.augmentation.grey 0.2
        pretext.augmentation.blurFirst 1
        pretext.augmentation.blurSecond 0.1
        pretext.augmentation.sigmaMin 0.1
        pretext.augmentation.sigmaMax 2
        pretext.augmentation.solariseFirst 0
        pretext.augmentation.solariseSecond 0.2
        pretext.augmentation.pixelRange unit
        headWarmup.epochs 20
        headWarmup.batch 256
        headWarmup.learningRate 0.015
        headWarmup.weightDecay 0.01
        headWarmup.momentum 0.9
        headWarmup.batchNorm train
        headWarmup.extraForward false
        bilevel.alternations 500
        bilevel.lambda 0.001
        bilevel.gamma 0.01
        bilevel.adaptEvery 100
        bilevel.adaptStrength 0.1
        bilevel.adaptWhen beforeUpper
        bilevel.regulariser quadratic
        lower.steps 20
        lower.optimizer lars
        lower.learningRate 1
        lower.rampSteps 980
        lower.scheduleSteps 0
        lower.clipNorm 10
        upper.steps 8
        upper.batch 256
        upper.learningRate 0.015
        upper.weightDecay 0.01
        upper.momentum 0.9
        upper.clipNorm 10
        upper.optimizer sgd
        upper.trustCoefficient 0.001
        upper.rampSteps 0
        upper.scheduleSteps 0
        upper.updateStatistics false
        upper.singlePass false
        upper.keepPartialBatch false
        hypergradient.solver layerwise
        hypergradient.iterations 5
        hypergradient.tolerance 0
        hypergradient.neumannStep 0.1
        hypergradient.damping 10
        hypergradient.batches 5
        hypergradient.batchSource stored
        hypergradient.path fast
        hypergradient.memory auto
        hypergradient.notFinite stop
        hypergradient.trueResidualEvery 10
        fineTune.epochs 400
        fineTune.batch 256
        fineTune.learningRate 0.0005
        fineTune.weightDecay 0.00043
        fineTune.baselineLearningRate 0.0136
        fineTune.baselineWeightDecay 0.001
        fineTune.scratchLearningRate 0.1
        fineTune.momentum 0.9
        fineTune.validateEvery 1
        fineTune.loss softmax
        fineTune.extraForward false
        search.trials 0
        search.method random
        search.reduction 3
        search.shortest 0
        search.learningRateMin 0.0001
        search.learningRateMax 1
        search.weightDecayMin 1E-05
        search.weightDecayMax 0.01
        search.seed 0
        comparison.arms pretext,bissl
        comparison.seed 0
        comparison.seeds 10
        comparison.vary fineTuning
        comparison.probe true
        features.images 2000
        features.every 50
        features.refreshBatches 100
        checkpoint.everySteps 500
        checkpoint.cache true
        engine.device auto
        engine.lanes 1
        engine.threads 0
        engine.precision float32
        engine.pretextPrecision same
        engine.tf32 false
        """);

    /// <summary>The paper's search: section 4.2.1.</summary>
    public static IReadOnlyDictionary<string, string> PaperSearch { get; } = With(Paper, "search.trials 200");

    /// <summary>The column of the released code in the specification's section 2.</summary>
    public static IReadOnlyDictionary<string, string> OfficialIclr { get; } = With(Paper, """
        data.cropScale 0.08
        data.ratioMin 0.5
        data.ratioMax 1
        data.cifar10First40000 true
        model.pretextBatchNormGroup 256
        model.downstreamBatchNormGroup 64
        pretext.warmupLearningRate 4.8
        pretext.finalRateShare 0.001
        pretext.firstStepAtPeak true
        pretext.augmentation.cropScale 0.08
        pretext.augmentation.ratioMin 0.5
        pretext.augmentation.ratioMax 1
        pretext.augmentation.pixelRange byte
        headWarmup.extraForward true
        bilevel.adaptWhen afterUpper
        upper.updateStatistics true
        upper.singlePass true
        upper.keepPartialBatch true
        hypergradient.batches 1
        hypergradient.batchSource freshOne
        hypergradient.notFinite replace
        fineTune.extraForward true
        """);

    /// <summary>The column of the sequel's code there and section 3, of SimCLR on flowers.</summary>
    public static IReadOnlyDictionary<string, string> Sequel { get; } = With(OfficialIclr, """
        data.name flowers
        data.interpolation bilinear
        model.backbone resnet50
        model.pretextBatchNormGroup 0
        model.downstreamBatchNormGroup 0
        pretext.steps 49000
        headWarmup.learningRate 0.05
        headWarmup.weightDecay 0.0005
        bilevel.gamma 1
        bilevel.adaptEvery 0
        bilevel.adaptWhen beforeUpper
        lower.rampSteps 200
        upper.learningRate 0.05
        upper.weightDecay 0.0005
        upper.singlePass false
        fineTune.learningRate 0.01
        fineTune.weightDecay 0.0003
        fineTune.baselineLearningRate 0.01
        fineTune.baselineWeightDecay 0.0003
        fineTune.scratchLearningRate 0.01
        """);

    /// <summary>The same of BYOL.</summary>
    public static IReadOnlyDictionary<string, string> SequelByol { get; } = With(Sequel, """
        pretext.task byol
        headWarmup.learningRate 0.035
        headWarmup.weightDecay 0.002
        upper.learningRate 0.035
        upper.weightDecay 0.002
        """);

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> table, string changes)
    {
        var all = new Dictionary<string, string>(table);
        foreach (var (path, value) in Read(changes))
            all[path] = all.ContainsKey(path) ? value : throw new ArgumentException($"{path} is not in the table.", nameof(changes));
        return all;
    }

    private static Dictionary<string, string> Read(string table) =>
        table.Split('\n').Select(line => line.Trim().Split(' ', 2)).ToDictionary(words => words[0], words => words.ElementAtOrDefault(1) ?? "");
}
