using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Tests.Pipeline.Options;

public sealed class OptionsValidatorTests
{
    public static TheoryData<string> Presets => [.. Preset.All.Select(preset => preset.Name)];

    public static TheoryData<string> Numbers => [.. OptionTree.Leaves.Where(leaf => leaf.Type == typeof(double)).Select(leaf => leaf.Path)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Check_APreset_FindsNothing(string name)
    {
        var preset = Preset.Named(name);
        Assert.Empty(OptionsValidator.Check(preset.Make(preset.Dataset)));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Check_NotANumber_IsRefusedEverywhere(string path)
    {
        var leaf = OptionTree.Find(path)!;
        double[] notFinite = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        Assert.All(notFinite, value => Assert.Contains(OptionsValidator.Check(leaf.With(new RunOptions(), value)), fault => fault.Path == path));
    }

    [Theory]
    [InlineData("lower.steps", "0", "a whole number from 1 to 1,000,000")]
    [InlineData("pretext.batch", "1", "a whole number from 2 to 65,536")]
    [InlineData("upper.learningRate", "0", "a number above 0 and at most 1000")]
    [InlineData("bilevel.adaptStrength", "1.5", "a number from 0 to 1")]
    [InlineData("hypergradient.solver", "exact", "trust, joint, layerwise")]
    [InlineData("pretext.task", "", "simclr, byol")]
    [InlineData("comparison.arms", "bissl,both", "scratch, pretext, control, bissl")]
    [InlineData("comparison.arms", "", "at least one arm")]
    [InlineData("comparison.arms", "bissl,bissl", "each arm once")]
    [InlineData("comparison.seed", "2147483647", "room for comparison.seeds")]
    [InlineData("model.projector", "", "at least one layer")]
    [InlineData("model.projector", "64,0", "widths from 1 to 65,536")]
    [InlineData("model.pretextBatchNormGroup", "1", "at least 2")]
    [InlineData("model.downstreamBatchNormGroup", "1", "at least 2")]
    [InlineData("data.ratioMin", "2", "not be above data.ratioMax")]
    [InlineData("pretext.augmentation.ratioMin", "2", "not be above pretext.augmentation.ratioMax")]
    [InlineData("pretext.augmentation.sigmaMin", "3", "not be above pretext.augmentation.sigmaMax")]
    [InlineData("hypergradient.batches", "21", "not be above lower.steps")]
    [InlineData("pretext.rampSteps", "60000", "not be above pretext.steps")]
    [InlineData("lower.rampSteps", "10001", "not be above lower.scheduleSteps, or bilevel.alternations times lower.steps")]
    [InlineData("search.method", "grid", "asha, random")]
    [InlineData("search.reduction", "1", "a whole number from 2 to 1000")]
    [InlineData("search.learningRateMin", "2", "not be above search.learningRateMax")]
    [InlineData("search.weightDecayMin", "0.02", "not be above search.weightDecayMax")]
    [InlineData("fineTune.loss", "bce", "one label each")]
    [InlineData("engine.device", "gpu", "auto, cpu, or cuda:N")]
    [InlineData("engine.device", "cuda:", "auto, cpu, or cuda:N")]
    [InlineData("engine.device", "cuda:0\n", "auto, cpu, or cuda:N")]
    [InlineData("data.trainIndexFile", "no/such/file", "existing file")]
    [InlineData("data.validationIndexFile", "no/such/file", "existing file")]
    [InlineData("data.background", "whitish", "#rrggbb")]
    [InlineData("data.background", "", "#rrggbb")]
    [InlineData("data.jpegDecoder", "fast", "skia")]
    public void Check_OneValueOutOfRange_NamesItAndWhatIsAllowed(string path, string value, string allowed)
    {
        var faults = OptionsValidator.Check(With((path, value)));
        Assert.Contains(faults, fault => fault.Path == path && fault.Value == value && fault.Allowed.Contains(allowed, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_BinaryCrossEntropyForSeveralLabels_IsAllowed() => Assert.Empty(OptionsValidator.Check(With(("data.name", "voc2007"), ("fineTune.loss", "bce"))));

    [Theory]
    [InlineData("data.root", "data.name=folder", "data.root=no/such/folder")]
    [InlineData("data.unlabelledRoot", "data.unlabelled=folder", "data.root=")]
    [InlineData("data.labelsPerClass", "data.name=shapes", "data.labelsPerClass=0")]
    [InlineData("data.labelsPerClass", "data.name=voc2007", "data.labelsPerClass=5")]
    [InlineData("data.storedSide", "data.imageSize=96", "data.storedSide=95")]
    [InlineData("hypergradient.batches", "hypergradient.batchSource=freshOne", "hypergradient.batches=2")]
    [InlineData("hypergradient.damping", "bilevel.lambda=0", "hypergradient.damping=0")]
    [InlineData("pretext.rampSteps", "comparison.arms=control", "pretext.warmupSteps=979")]
    [InlineData("search.trials", "search.trials=2", "search.reduction=3")]
    [InlineData("search.shortest", "search.trials=30", "search.shortest=400")]
    [InlineData("search.shortest", "search.trials=30", "fineTune.validateEvery=400")]
    [InlineData("pretext.batch", "data.unlabelled=shapes", "data.unlabelledCount=1023")]
    [InlineData("pretext.fraction", "data.unlabelled=shapes", "pretext.fraction=0.25")]
    [InlineData("upper.batch", "data.name=shapes", "data.labelsPerClass=25")]
    [InlineData("upper.rampSteps", "upper.scheduleSteps=10", "upper.rampSteps=11")]
    [InlineData("fineTune.batch", "data.imageSize=32", "fineTune.batch=1")]
    [InlineData("headWarmup.batch", "data.imageSize=32", "headWarmup.batch=1")]
    [InlineData("upper.batch", "data.imageSize=24", "upper.batch=1")]
    [InlineData("model.pretextBatchNormGroup", "model.pretextBatchNormGroup=64", "pretext.batch=129")]
    [InlineData("fineTune.batch", "data.name=shapes", "data.labelsPerClass=25")]
    [InlineData("headWarmup.batch", "data.name=shapes", "data.labelsPerClass=25")]
    public void Check_TwoThatDoNotAgree_NamesTheOneToChange(string path, string first, string second)
    {
        var faults = OptionsValidator.Check(With(Split(first), Split(second)));
        Assert.Contains(faults, fault => fault.Path == path);
    }

    [Theory]
    [InlineData("comparison.arms=scratch", "pretext.rampSteps=60000")]
    [InlineData("comparison.arms=bissl", "pretext.steps=1")]
    [InlineData("engine.device=cuda:3", "engine.device=cuda:12")]
    [InlineData("comparison.arms=bissl", "pretext.warmupSteps=0")]
    [InlineData("search.trials=0", "search.shortest=400")]
    [InlineData("data.imageSize=33", "fineTune.batch=1")]
    [InlineData("data.imageSize=96", "upper.batch=1")]
    public void Check_WhatDoesNotMatterHere_IsLeftAlone(string first, string second) =>
        Assert.Empty(OptionsValidator.Check(With(Split(first), Split(second))));

    [Fact]
    public void Check_RulesThatAWrongOptionBreaks_AreNoFaultsOfTheirOwn() =>
        Assert.Equal(["pretext.batch", "lower.steps"], OptionsValidator.Check(With(("data.unlabelled", "shapes"), ("pretext.batch", "100000"), ("lower.steps", "-1"))).Select(f => f.Path));

    [Fact]
    public void Require_SeveralFaults_ListsAllAtOnce()
    {
        var error = Assert.Throws<UserError>(() => OptionsValidator.Require(With(("lower.steps", "0"), ("upper.batch", "-3"), ("engine.device", "x"))));
        string[] expected = ["lower.steps = 0:", "upper.batch = -3:", "engine.device = x:"];
        Assert.All(expected, text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
    }

    private static (string, string) Split(string setting) => (setting.Split('=')[0], setting.Split('=')[1]);

    private static RunOptions With(params (string Path, string Text)[] settings) => settings.Aggregate(new RunOptions(), (options, setting) =>
    {
        var leaf = OptionTree.Find(setting.Path)!;
        Assert.True(OptionText.TryParse(leaf.Type, setting.Text, out var value));
        return leaf.With(options, value);
    });
}
