using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Tests.Pipeline.Presets;

/// <summary>Every row of the specification's section 2 that has an option: what the paper preset does, and what the released code's does.</summary>
public sealed class PaperDeparturesTests
{
    public static TheoryData<string, string, string, string> Rows => new()
    {
        { "D1", "hypergradient.batchSource", "stored", "freshOne" },
        { "D1", "hypergradient.batches", "5", "1" },
        { "D2", "pretext.warmupLearningRate", "1", "4.8" },
        { "D2", "lower.learningRate", "1", "1" },
        { "D4", "pretext.finalRateShare", "0", "0.001" },
        { "D5", "pretext.firstStepAtPeak", "false", "true" },
        { "D6", "lower.rampSteps", "980", "980" },
        { "D7", "pretext.augmentation.cropScale", "0.5", "0.08" },
        { "D7", "pretext.augmentation.ratioMin", "0.75", "0.5" },
        { "D7", "pretext.augmentation.ratioMax", "1.3333333333333333", "1" },
        { "D7", "data.cropScale", "0.5", "0.08" },
        { "D7", "data.ratioMin", "0.75", "0.5" },
        { "D7", "data.ratioMax", "1.3333333333333333", "1" },
        { "D8", "pretext.augmentation.pixelRange", "unit", "byte" },
        { "D9", "data.interpolation", "bicubic", "bicubic" },
        { "D11", "bilevel.gamma", "0.01", "0.01" },
        { "D12", "bilevel.adaptWhen", "beforeUpper", "afterUpper" },
        { "D13", "pretext.exclude1d", "false", "false" },
        { "D14", "upper.updateStatistics", "false", "true" },
        { "D15", "headWarmup.batchNorm", "train", "train" },
        { "D16", "headWarmup.extraForward", "false", "true" },
        { "D16", "fineTune.extraForward", "false", "true" },
        { "D16", "pretext.extraForward", "false", "false" },
        { "D17", "upper.singlePass", "false", "true" },
        { "D18", "upper.keepPartialBatch", "false", "true" },
        { "D21", "model.pretextBatchNormGroup", "0", "256" },
        { "D21", "model.downstreamBatchNormGroup", "0", "64" },
        { "D23", "data.cifar10First40000", "false", "true" },
        { "D25", "fineTune.loss", "softmax", "softmax" },
        { "D32", "model.zeroInitLast", "true", "true" },
        { "D36", "hypergradient.solver", "layerwise", "layerwise" },
        { "", "hypergradient.notFinite", "stop", "replace" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Presets_ForARow_HoldItsTwoValues(string row, string path, string paper, string official)
    {
        var leaf = OptionTree.Find(path)!;
        Assert.True(row == leaf.About.Departure || path == "hypergradient.batches", $"{path} says {leaf.About.Departure}");
        Assert.Equal(paper, Value("paper", leaf));
        Assert.Equal(official, Value("official-iclr", leaf));
    }

    [Fact]
    public void Rows_OfTheTable_CoverEveryOptionWithADeparture()
    {
        var tested = Rows.Select(row => row.Data.Item2).ToHashSet();
        Assert.Empty(OptionTree.Leaves.Where(leaf => leaf.About.Departure.Length > 0 && !tested.Contains(leaf.Path)).Select(leaf => leaf.Path));
    }

    [Theory]
    [InlineData("paper", 0.5, 0.75, 4.0 / 3)]
    [InlineData("official-iclr", 0.08, 0.5, 1.0)]
    public void Crops_OfAPreset_HaveItsAreasAndRatiosInBothTasks(string preset, double area, double narrow, double wide)
    {
        const double Rounding = 0.03;       // a crop is whole pixels of a picture this large
        var options = Preset.Named(preset).Make("flowers");
        foreach (var settings in new[] { Augmentations.Pretext(options).Crop, Augmentations.Downstream(options).Crop })
        {
            var random = new Random(1);
            CropBox[] crops = [.. Enumerable.Range(0, 2000).Select(_ => CropSampler.Sample(settings, 500, 500, random.NextDouble))];
            double[] areas = [.. crops.Select(crop => crop.Width * crop.Height / 250_000.0)], ratios = [.. crops.Select(crop => (double)crop.Width / crop.Height)];
            Assert.Equal(area, areas.Min(), Rounding);
            Assert.Equal(narrow, ratios.Min(), Rounding);
            Assert.Equal(wide, ratios.Max(), Rounding);
        }
    }

    private static string Value(string preset, OptionLeaf leaf) => OptionText.Format(leaf.Get(Preset.Named(preset).Make("stl10")));
}
