using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Tests.Pipeline.Presets;

public sealed class PresetTests
{
    [Theory]
    [InlineData("stl10", 0.0136, 0.001, 0.015, 0.01, 0.0005, 0.00043)]
    [InlineData("flowers", 0.113, 0.00226, 0.05, 0.01, 0.0009, 0.00005)]
    [InlineData("cars", 0.035, 0.00658, 0.035, 0.007, 0.0293, 0.00851)]
    [InlineData("aircrafts", 0.0167, 0.00996, 0.015, 0.01, 0.011, 0.00612)]
    [InlineData("dtd", 0.0262, 0.00332, 0.015, 0.0075, 0.0008, 0.00764)]
    [InlineData("pets", 0.0235, 0.00472, 0.03, 0.005, 0.0002, 0.00543)]
    [InlineData("fashionmnist", 0.0009, 0.00829, 0.05, 0.004, 0.0022, 0.00876)]
    [InlineData("cifar10", 0.0067, 0.00128, 0.03, 0.006, 0.0003, 0.00991)]
    [InlineData("cifar100", 0.005, 0.00127, 0.03, 0.001, 0.0012, 0.00422)]
    [InlineData("caltech101", 0.0096, 0.00902, 0.03, 0.007, 0.0008, 0.00011)]
    [InlineData("food", 0.015, 0.00699, 0.015, 0.01, 0.006, 0.0095)]
    [InlineData("sun397", 0.0097, 0.00121, 0.03, 0.002, 0.0011, 0.00028)]
    [InlineData("cub200", 0.0722, 0.00568, 0.05, 0.005, 0.035, 0.00868)]
    [InlineData("voc2007", 0.0108, 0.00894, 0.03, 0.006, 0.0002, 0.00015)]
    public void Paper_ForADataset_TakesItsRowsOfTables2To4(string dataset, double rate2, double decay2, double rate3, double decay3, double rate4, double decay4)
    {
        var options = new OptionLayers { Preset = Preset.Named("paper"), Settings = [$"data.name={dataset}"] }.Build();

        Assert.Equal(OptionsJson.Write(options), OptionsJson.Write(new OptionLayers { Preset = Preset.Named($"paper/{dataset}") }.Build()));
        Assert.Equal((rate2, decay2), (options.FineTune.BaselineLearningRate, options.FineTune.BaselineWeightDecay));
        Assert.Equal((rate3, decay3), (options.HeadWarmup.LearningRate, options.HeadWarmup.WeightDecay));
        Assert.Equal((rate3, decay3), (options.Upper.LearningRate, options.Upper.WeightDecay));
        Assert.Equal((rate4, decay4), (options.FineTune.LearningRate, options.FineTune.WeightDecay));
    }

    [Theory]
    [InlineData("flowers", 0.05, 0.0005, 0.035, 0.002)]
    [InlineData("cars", 0.035, 0.001, 0.04, 0.002)]
    [InlineData("aircrafts", 0.03, 0.005, 0.015, 0.003)]
    [InlineData("dtd", 0.03, 0.001, 0.015, 0.0001)]
    [InlineData("pets", 0.03, 0.001, 0.02, 0.002)]
    [InlineData("cifar10", 0.015, 0.001, 0.01, 0.001)]
    [InlineData("cifar100", 0.01, 0.0001, 0.01, 0.001)]
    [InlineData("caltech101", 0.03, 0.0001, 0.015, 0.0002)]
    [InlineData("food", 0.03, 0.001, 0.035, 0.002)]
    [InlineData("sun397", 0.015, 0.00005, 0.01, 0.00005)]
    [InlineData("cub200", 0.03, 0.001, 0.015, 0.0001)]
    [InlineData("voc2007", 0.015, 0.005, 0.005, 0.006)]
    public void Sequel_ForADataset_HasItsRates(string dataset, double simclrRate, double simclrDecay, double byolRate, double byolDecay)
    {
        foreach (var (task, rate, decay) in new[] { ("simclr", simclrRate, simclrDecay), ("byol", byolRate, byolDecay) })
        {
            var options = new OptionLayers { Preset = Preset.Named($"sequel/{task}/{dataset}") }.Build();
            Assert.Equal((dataset, task, "resnet50"), (options.Data.Name, options.Pretext.Task, options.Model.Backbone));
            Assert.Equal((rate, decay, rate, decay), (options.Upper.LearningRate, options.Upper.WeightDecay, options.HeadWarmup.LearningRate, options.HeadWarmup.WeightDecay));
        }
    }

    [Theory]
    [InlineData("sequel/simclr/stl10")]
    [InlineData("sequel/simclr")]
    [InlineData("sequel/moco/flowers")]
    public void Sequel_OfWhatItDoesNotHave_IsRefused(string name) => Assert.Throws<UserError>(() => Preset.Named(name));

    [Theory]
    [InlineData("demo")]
    [InlineData("small")]
    public void GeneratedWorlds_OfEqualPretextBudget_SpendWarmupPlusLowerSteps(string name)
    {
        var options = Preset.Named(name).Make("shapes");
        Assert.Equal(options.Pretext.Steps, options.Pretext.WarmupSteps + (options.Bilevel.Alternations * options.Lower.Steps));
        Assert.Equal(("recycle", 0.01), (options.Hypergradient.Solver, options.Hypergradient.Tolerance));
        Assert.Equal((0, 1), (options.Engine.Lanes, options.Engine.Threads));
    }

    [Fact]
    public void Demo_AsMeasured_HoldsTenLabelsAndItsLearningRates()
    {
        var options = Preset.Named("demo").Make("shapes");
        Assert.Equal(10, options.Data.LabelsPerClass);
        Assert.Equal((120, 0.03, 0.03, 0.3), (options.FineTune.Epochs, options.FineTune.LearningRate, options.FineTune.BaselineLearningRate, options.FineTune.ScratchLearningRate));
        Assert.Equal(["scratch", "control", "bissl"], options.Comparison.Arms);
        Assert.Equal((3, "everything"), (options.Comparison.Seeds, options.Comparison.Vary));
    }

    [Fact]
    public void Named_Unknown_SuggestsTheNearest()
    {
        var error = Assert.Throws<UserError>(() => Preset.Named("dmo"));
        Assert.Contains("did you mean demo?", error.Message, StringComparison.Ordinal);
    }
}
