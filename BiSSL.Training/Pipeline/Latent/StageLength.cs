using BiSSL.Training.Data.Batches;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>How many steps a stage has, without building it.</summary>
internal static class StageLength
{
    public static long Of(RunPart part, RunOptions options, RunData data)
    {
        var set = data.Of(part.Seeds);
        return part.Stage switch
        {
            StageNames.Pretext => options.Pretext.Steps,
            StageNames.PretextWarmup => options.Pretext.WarmupSteps,
            StageNames.HeadWarmup => (long)options.HeadWarmup.Epochs * BatchCount.WithPartial(set.Train.Count, options.HeadWarmup.Batch),
            StageNames.Control => (long)options.Bilevel.Alternations * options.Lower.Steps,
            StageNames.Bissl => (long)options.Bilevel.Alternations * (options.Lower.Steps + new UpperBatches(set, options, part.Seed).StepsPerAlternation),
            _ => (long)options.FineTune.Epochs * BatchCount.WithPartial(set.Train.Count, options.FineTune.Batch),
        };
    }
}
