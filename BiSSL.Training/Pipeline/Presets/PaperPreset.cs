using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Presets;

/// <summary>The paper: every default, and the downstream dataset's rows of Tables 2, 3 and 4.</summary>
internal static class PaperPreset
{
    public static RunOptions Make(string dataset)
    {
        var options = new RunOptions { Data = new() { Name = dataset } };
        return PaperTables.Find(dataset) is { } row ? WithRow(options, row) : options;
    }

    private static RunOptions WithRow(RunOptions options, PaperRow row) => options with
    {
        HeadWarmup = options.HeadWarmup with { LearningRate = row.Upper.LearningRate, WeightDecay = row.Upper.WeightDecay },
        Upper = options.Upper with { LearningRate = row.Upper.LearningRate, WeightDecay = row.Upper.WeightDecay },
        FineTune = options.FineTune with
        {
            LearningRate = row.AfterBissl.LearningRate,
            WeightDecay = row.AfterBissl.WeightDecay,
            BaselineLearningRate = row.AfterPretext.LearningRate,
            BaselineWeightDecay = row.AfterPretext.WeightDecay,
        },
    };
}
