using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Builds the networks that a run has left on disk.</summary>
internal sealed class TrainedNetworks(RunArchive archive, RunData data, Networks networks)
{
    private readonly StageCache _results = new(archive.ResultsFolder, NullReporter.Instance, TimeProvider.System);

    /// <summary>Whether there is anything of a part: a result, or a checkpoint.</summary>
    public bool Has(RunPart part) =>
        (archive.Finished.GetValueOrDefault(part.Scope) is { } key && _results.Has(JobRunner.Shelf(part.Stage), key)) || Directory.Exists(Path.Combine(archive.CheckpointsFolder, ScopeSlug.Of(part.Scope)));

    /// <summary>The network that a finished part ended with, or that of an unfinished one's newest checkpoint.</summary>
    /// <param name="step">Only the weights after so many steps will do.</param>
    /// <returns>Null if there is none.</returns>
    /// <exception cref="UserError">The weights are of another network.</exception>
    public TrainedNetwork? Find(RunPart part, long? step = null)
    {
        using var scope = NewDisposeScope();
        if (Final(part, step) is { } result)
            return Build(part, result.Tensors, "theta", StageLength.Of(part, archive.Options, data));
        return new CheckpointFolder(archive.CheckpointsFolder, part.Scope, NullReporter.Instance).Load(step) is { } checkpoint
            ? Build(part, checkpoint.Tensors, part.Stage == StageNames.Bissl ? "thetaP" : "theta", checkpoint.Step)
            : null;
    }

    private CachedResult? Final(RunPart part, long? step) =>
        archive.Finished.GetValueOrDefault(part.Scope) is { } key && (step is null || step == StageLength.Of(part, archive.Options, data))
            ? _results.Get(JobRunner.Shelf(part.Stage), key)
            : null;

    private TrainedNetwork Build(RunPart part, IReadOnlyDictionary<string, Tensor> tensors, string theta, long step)
    {
        var backbone = networks.Backbone(part.Seed);
        Load(part, tensors, theta, backbone);
        if (!part.HasClassifier)
            return new TrainedNetwork(backbone, null, step);
        var classifier = networks.Classifier(data.Of(part.Seeds).Classes, part.Seed, part.Stage);
        Load(part, tensors, "phi", classifier);
        return new TrainedNetwork(backbone, classifier, step);
    }

    private static void Load(RunPart part, IReadOnlyDictionary<string, Tensor> tensors, string prefix, nn.Module network)
    {
        foreach (var (name, value) in NamedState.Of(prefix, network))
        {
            var stored = tensors.GetValueOrDefault(name);
            if (stored is null || !stored.shape.SequenceEqual(value.shape))
                throw new UserError($"The weights of '{part.Scope}' are of another network: '{name}' is {Shape(stored)} there and {Shape(value)} by the run's options.");
        }
        NamedState.Load(prefix, network, tensors);
    }

    private static string Shape(Tensor? tensor) => tensor is null ? "missing" : $"[{string.Join(", ", tensor.shape)}]";
}
