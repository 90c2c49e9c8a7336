using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>Learning rate and weight decay of an arm's fine-tuning (Tables 2 and 4).</summary>
public sealed record FineTuneRates(double LearningRate, double WeightDecay)
{
    public static FineTuneRates Of(FineTuneOptions options, string arm) => arm switch
    {
        "bissl" => new(options.LearningRate, options.WeightDecay),
        "scratch" => new(options.ScratchLearningRate, options.BaselineWeightDecay),
        _ => new(options.BaselineLearningRate, options.BaselineWeightDecay),
    };
}
