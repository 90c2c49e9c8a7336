using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Presets;

/// <summary>The paper: every default, its way to search, and the downstream dataset's rows of Tables 2, 3 and 4.</summary>
internal static class PaperPreset
{
    public static RunOptions Make(string dataset)
    {
        var options = new RunOptions { Data = new() { Name = dataset }, Search = new() { Method = "random" } };
        return PaperTables.Find(dataset) is { } row ? WithRow(options, row) : options;
    }

    /// <summary>Its search (section 4.2.1; D27).</summary>
    public static RunOptions MakeSearch(string dataset)
    {
        var paper = Make(dataset);
        return paper with { Search = paper.Search with { Trials = 200 } };
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
