using System.Diagnostics;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Features of whatever a run has left on disk: stored ones, and new ones of its weights.</summary>
public sealed class FeatureLibrary : IDisposable
{
    private readonly RunArchive _archive;
    private readonly TrainedNetworks _networks;
    private readonly RunBasis _basis;

    public FeatureLibrary(RunArchive archive)
    {
        _archive = archive;
        Compute = Compute.Of(archive.Options.Engine with { PretextPrecision = "same" }) with { Lanes = 1, Threads = Environment.ProcessorCount };
        Compute.Enter(archive.Options.Engine);
        Data = new RunData(archive.Options, Compute, NullReporter.Instance, archive.DataHome, labelledOnly: true);
        _basis = new RunBasis(archive.Folder, begun: true);
        _networks = new TrainedNetworks(archive, Data, new Networks(archive.Options, Compute.Device, Compute.Precision));
    }

    /// <summary>The run's id.</summary>
    public string Run => _archive.Run;

    public Compute Compute { get; }

    /// <summary>The run's labelled images.</summary>
    public RunData Data { get; }

    private RunOptions Options => _archive.Options;

    /// <summary>Writes the features that somebody asks for.</summary>
    /// <returns>The file, and what it holds.</returns>
    /// <exception cref="UserError">There are no such weights.</exception>
    public static (string File, FeatureOrigin Origin, int Count) Write(FeatureRequest request)
    {
        using var scope = NewDisposeScope();
        using var library = new FeatureLibrary(request.Archive);
        var (set, took) = library.Extract(request.Part, request.Step, request.Split, request.Images == 0 ? int.MaxValue : request.Images);
        if (request.Out is { } file)
            FeatureFile.Write(file, set);
        else
            file = library.Keep(set, request.Part, took);
        return (file, set.Origin, set.Count);
    }

    /// <summary>Whether the weights of a part are there.</summary>
    public bool Has(RunPart part) => _networks.Has(part);

    public bool IsFinished(RunPart part) => _archive.Finished.ContainsKey(part.Scope);

    /// <summary>Steps of a part in all.</summary>
    public long Length(RunPart part) => StageLength.Of(part, Options, Data);

    /// <summary>The stored features of a part, by step.</summary>
    public IReadOnlyList<StoredSet> Stored(RunPart part, string split) =>
        [.. StoredSet.In(_archive.FeaturesFolder).Where(set => set.Origin.Scope == part.Scope && set.Origin.Split == split)];

    /// <summary>Makes sure that the images of a split are those that a part's features are of, and that the classes are the same.</summary>
    /// <exception cref="UserError">They are not; the message names what has changed.</exception>
    public void RequireImages(RunPart part, string split) => _basis.RequireImages(Data, part.Seeds, [ImageSets.Train, split]);

    /// <summary>Features of a part's newest weights, kept with the run; the caller's dispose scope owns them.</summary>
    /// <exception cref="UserError">There are no weights, or the pictures are no longer those of the run.</exception>
    public FeatureSet New(RunPart part, string split, int images)
    {
        var (set, took) = Extract(part, null, split, images);
        Keep(set, part, took);
        return set;
    }

    public void Dispose() => Data.Dispose();

    private (FeatureSet Set, TimeSpan Took) Extract(RunPart part, long? step, string split, int images)
    {
        var begun = Stopwatch.GetTimestamp();
        using var network = _networks.Find(part, step) ?? throw new UserError(Missing(part, step));
        RequireImages(part, split);
        var origin = new FeatureOrigin(_archive.Run, part.Scope, part.Stage, network.Step, split, "");
        try
        {
            return (new FeatureExtractor(Data).Of(origin, part.Seeds, network.Backbone, network.Classifier, images), Stopwatch.GetElapsedTime(begun));
        }
        catch (Diverged lost)
        {
            throw new UserError($"Nothing can be taken from '{part.Scope}' after {network.Step} steps. {lost.Message}", lost);
        }
    }

    private string Keep(FeatureSet set, RunPart part, TimeSpan took)
    {
        var file = Path.Combine(_archive.FeaturesFolder, FeatureFile.Name(set.Origin, set.Count));
        FeatureFile.Write(file, set);
        _archive.Tell(StoredFeatures.Event(set, part.Arm, part.Seed, took));
        return file;
    }

    private string Missing(RunPart part, long? step) =>
        step is not null ? $"Run {_archive.Run} has no weights of '{part.Scope}' after {step} steps; without --step its newest ones are taken."
        : IsFinished(part) ? $"The weights of '{part.Scope}' are no longer in {_archive.ResultsFolder}; resume the run or train it again, and they will be computed again."
        : $"Run {_archive.Run} has no weights of '{part.Scope}' yet; wait until it is trained, or have its features stored while it trains: Embed now in the dashboard, or ./run.sh command {_archive.Run} embed.";
}
