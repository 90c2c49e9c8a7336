using BiSSL.Training;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Tests.Pipeline.Presets;

public sealed class OptionLayersTests
{
    [Fact]
    public void Build_ThreeLayers_LaterOnesWin()
    {
        var options = Layers("""{ "lower": { "steps": 5 }, "upper": { "steps": 6 } }""", "upper.steps=7", "upper.steps = 9").Build();
        Assert.Equal((5, 9, 16), (options.Lower.Steps, options.Upper.Steps, options.Model.Width));
    }

    [Fact]
    public void Build_FaultsInEveryLayer_ListsAllAtOnce()
    {
        var error = Assert.Throws<UserError>(() => Layers("""{ "lower": { "stepz": 5 } }""", "upper.stps=7", "model.width", "model.width=a", "bilevel.alpha=1", "fineTune.batch=0").Build());
        string[] expected =
        [
            "lower.stepz = 5: there is no such option; did you mean lower.steps?",
            "upper.stps = 7: there is no such option; did you mean upper.steps?",
            "model.width = (empty): allowed is a whole number from 1 to 512, as in model.width=64.",
            "model.width = a: allowed is a whole number from 1 to 512, as in model.width=64.",
            "bilevel.alpha = 1: there is no such option",
            "fineTune.batch = 0: allowed is a whole number from 1 to 65,536.",
        ];
        Assert.All(expected, text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
        Assert.Equal(expected.Length, error.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void Build_ACommaForThePoint_SaysThatItIsTheReason() => Assert.Contains(
        "bilevel.lambda = 0,3: the decimal point is a point and not a comma: 0.3; allowed is a number from 0 to 1,000,000",
        Assert.Throws<UserError>(() => Layers("{}", "bilevel.lambda=0,3").Build()).Message, StringComparison.Ordinal);

    [Fact]
    public void Base_WithADatasetFromTheFile_IsThatDatasetsPreset()
    {
        var layers = new OptionLayers { Preset = Preset.Named("paper"), Json = """{ "data": { "name": "cifar10" }, "upper": { "learningRate": 1 } }""" };
        Assert.Equal(0.03, layers.Base().Upper.LearningRate);
        Assert.Equal(1, layers.Build().Upper.LearningRate);
        Assert.Equal(0.0003, layers.Build().FineTune.LearningRate);
    }

    private static OptionLayers Layers(string json, params string[] settings) => new() { Preset = Preset.Named("demo"), Json = json, Settings = settings };
}
