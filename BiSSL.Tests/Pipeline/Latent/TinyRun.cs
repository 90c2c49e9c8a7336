using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Tests.Pipeline.Latent;

/// <summary>The smallest run with both arms, trained in this process.</summary>
internal static class TinyRun
{
    public static RunOptions Options(params IEnumerable<string> settings) => new OptionLayers
    {
        Preset = Preset.Named("demo"),
        Settings = [.. TrainerProcess.Small, "comparison.seeds=1", "engine.lanes=1", "pretext.warmupSteps=6", "pretext.rampSteps=1", "fineTune.epochs=4", .. settings],
    }.Build();

    /// <summary>Trains to the end in a store folder of its own; gives what was reported.</summary>
    public static Recorder Train(string store, RunOptions options, IRunCommands? commands = null)
    {
        var recorder = new Recorder();
        var session = new RunSession
        {
            Run = "run", Folder = Path.Combine(store, "runs", "run"), CacheFolder = Path.Combine(store, "cache"), Reporter = recorder, Commands = commands ?? NullReporter.Instance,
        };
        Assert.False(new TrainingPipeline().Run(options, session, CancellationToken.None).Stopped);
        return recorder;
    }
}
