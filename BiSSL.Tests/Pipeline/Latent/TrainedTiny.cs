using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Tests.Pipeline.Latent;

/// <summary>The smallest run, trained once for all tests of a class.</summary>
public sealed class TrainedTiny : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _finished;

    public TrainedTiny()
    {
        Options = TinyRun.Options("features.images=30", "features.every=2");
        var recorder = TinyRun.Train(_folder.Path, Options);
        _finished = recorder.Events.Where(e => e.Kind == EventKind.StageCompleted).ToDictionary(e => e.Scope, e => (string)e.Detail["key"]!);
    }

    public RunOptions Options { get; }

    public List<RunEvent> Told { get; } = [];

    /// <summary>What the run left.</summary>
    public RunArchive Archive => new()
    {
        Run = "run", Options = Options, Folder = At(""), FeaturesFolder = At("features"), CheckpointsFolder = At("checkpoints"), ResultsFolder = At("results"), Finished = _finished, Tell = Told.Add,
    };

    /// <summary>The same with its features in another folder.</summary>
    public RunArchive WithFeaturesIn(string folder) => Archive with { FeaturesFolder = folder };

    public void Dispose() => _folder.Dispose();

    private string At(string name) => Path.Combine(_folder.Path, "runs", "run", name);
}
