using System.Diagnostics;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Where a run keeps the features of its probe set: the same few test images again and again. Shared by the lanes.</summary>
public sealed class FeatureShelf(RunOptions options, FeatureExtractor extractor, RunSession session)
{
    private const string Split = "test";

    /// <summary>Stores a set of features and tells so. One that cannot be written is only warned of: training goes on.</summary>
    /// <param name="step">Steps of the job that are done.</param>
    /// <returns>What happened, in a sentence.</returns>
    public string Store(Job job, long step, Embedded what)
    {
        var begun = Stopwatch.GetTimestamp();
        using var scope = NewDisposeScope();
        FeatureSet set;
        try
        {
            set = extractor.Of(new FeatureOrigin(session.Run, job.Scope, job.Stage, step, Split, ""), job.Seeds, what.Backbone, what.Classifier, options.Features.Images);
            FeatureFile.Write(Path.Combine(session.FeaturesFolder, FeatureFile.Name(set.Origin, set.Count)), set);
        }
        catch (Exception e) when (e is UserError or Diverged)
        {
            session.Reporter.Happened(RunEvent.Said(EventKind.Warning, job.Scope, step, $"The features of step {step} are not kept. {e.Message}"));
            return e.Message;
        }
        if (FeatureVariation.IsLost(FeatureVariation.Of(set.Features)))
            session.Reporter.Happened(RunEvent.Said(EventKind.Warning, job.Scope, step, $"The features of {job.Scope} after {step} steps are the same for all {set.Count} images: the network has collapsed.", $"collapse/{job.Scope}/{step}"));
        session.Reporter.Happened(StoredFeatures.Event(set, job.Arm, job.Seed, Stopwatch.GetElapsedTime(begun)));
        session.Reporter.Flush();
        return $"Features of {Words.Many(set.Count, $"{Split} image")} by {job.Scope} after {Words.Many(step, "step")} are stored.";
    }
}
