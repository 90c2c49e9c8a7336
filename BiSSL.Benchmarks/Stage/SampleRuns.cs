using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Runs;

namespace BiSSL.Benchmarks.Stage;

/// <summary>Runs to look at.</summary>
internal static class SampleRuns
{
    /// <summary>What makes the demo so small that it trains for half a minute on one core, most of it in BiSSL.</summary>
    public static string[] Small { get; } =
    [
        "data.imageSize=16", "data.unlabelledCount=96", "data.validationCount=20", "data.testCount=40", "data.labelsPerClass=3", "model.width=4", "model.projector=8,8",
        "pretext.batch=16", "pretext.warmupSteps=30", "pretext.rampSteps=3", "headWarmup.epochs=3", "headWarmup.batch=10", "fineTune.batch=10", "bilevel.alternations=100", "lower.steps=5",
        "lower.rampSteps=2", "upper.steps=3", "upper.batch=16", "hypergradient.batches=2", "fineTune.epochs=12", "fineTune.validateEvery=3", "comparison.seeds=1",
        "comparison.arms=scratch,bissl", "checkpoint.everySteps=50", "checkpoint.cache=false",
    ];

    /// <summary>A run of the demo.</summary>
    /// <param name="settings">Of the form path=value.</param>
    public static NewRun Demo(string name, params IReadOnlyList<string> settings)
    {
        RunOptions options = new OptionLayers { Preset = Preset.Named("demo"), Settings = settings }.Build();
        return new NewRun(name, "demo", OptionsJson.Write(options with { Name = name }));
    }
}
