using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Presets;

/// <summary>The sequel's released configurations (specification section 3): ResNet-50, and rates of its own for every dataset. Its pretext images are ImageNet's, which is no dataset of ours.</summary>
internal static class SequelPreset
{
    private const string Prefix = "sequel";

    public static IReadOnlyList<string> Names { get; } = [.. from task in (string[])["simclr", "byol"] from row in SequelTable.Rows select $"{Prefix}/{task}/{row.Dataset}"];

    /// <summary>The preset of a name such as <c>sequel/byol/flowers</c>; null if there is none.</summary>
    public static Preset? Find(string name) => Names.Contains(name) && name.Split('/') is [_, var task, var dataset]
        ? new Preset(name, "A configuration of the sequel's release: ResNet-50, here on STL10 in place of ImageNet; it gives no rates for fine-tuning, so search them first.", dataset, of => Make(task, of))
        : null;

    // What it took over from the code released before it, and what it changed: each line names its row of the specification's section 2.
    private static RunOptions Make(string task, string dataset)
    {
        var before = OfficialIclrPreset.Make(dataset);
        var options = before with
        {
            Data = before.Data with { Interpolation = "bilinear" },                 // D9
            Model = before.Model with { Backbone = "resnet50", PretextBatchNormGroup = 0, DownstreamBatchNormGroup = 0 },   // D21: how many devices is not told
            Pretext = before.Pretext with
            {
                Task = task,
                Steps = 500 * 98,                                                   // 500 epochs, of STL10 in place of ImageNet: one pretext training for both arms
            },
            Bilevel = before.Bilevel with { Gamma = 1, AdaptEvery = 0, AdaptWhen = "beforeUpper" },   // D11; D12: no adaptation
            Lower = before.Lower with { RampSteps = 200 },                          // D6
            Upper = before.Upper with { SinglePass = false },                       // D17
            FineTune = before.FineTune with                                         // no rates were released: the middle of the searched ranges, alike for every arm
            {
                LearningRate = 0.01, BaselineLearningRate = 0.01, ScratchLearningRate = 0.01,
                WeightDecay = 0.0003, BaselineWeightDecay = 0.0003,
            },
            Search = before.Search with { Method = "random" },
        };
        return SequelTable.Find(dataset) is { } row ? WithRates(options, task == "byol" ? row.Byol : row.Simclr) : options;
    }

    private static RunOptions WithRates(RunOptions options, PaperRates rates) => options with
    {
        HeadWarmup = options.HeadWarmup with { LearningRate = rates.LearningRate, WeightDecay = rates.WeightDecay },
        Upper = options.Upper with { LearningRate = rates.LearningRate, WeightDecay = rates.WeightDecay },
    };
}
