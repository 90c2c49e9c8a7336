using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Presets;

/// <summary>The sequel's released configurations (specification section 3): ResNet-50, and rates of its own for every dataset. Its pretext images are ImageNet's, which is no dataset of ours.</summary>
internal static class SequelPreset
{
    private const string Prefix = "sequel";

    public static IReadOnlyList<string> Names { get; } = [.. from task in (string[])["simclr", "byol"] from row in SequelTable.Rows select $"{Prefix}/{task}/{row.Dataset}"];

    /// <summary>The preset of a name such as <c>sequel/byol/flowers</c>; null if there is none.</summary>
    public static Preset? Find(string name) => Names.Contains(name) && name.Split('/') is [_, var task, var dataset]
        ? new Preset(name, "A configuration of the sequel's release: ResNet-50; it trained its pretext task on ImageNet.", dataset, of => Make(task, of))
        : null;

    private static RunOptions Make(string task, string dataset)
    {
        var paper = PaperPreset.Make(dataset);
        var shared = paper with
        {
            Model = paper.Model with { Backbone = "resnet50" },
            Pretext = paper.Pretext with { Task = task, WarmupLearningRate = 4.8 },   // one pretext training for both arms, where the paper warms up at 1.0
            Bilevel = paper.Bilevel with { Alternations = 500, Lambda = 0.001 },
            Lower = paper.Lower with { Steps = 20, LearningRate = 1.0 },
            Upper = paper.Upper with { Steps = 8, Batch = 256 },
            Hypergradient = paper.Hypergradient with { Damping = 10, Iterations = 5 },
            HeadWarmup = paper.HeadWarmup with { Epochs = 20 },
        };
        return SequelTable.Find(dataset) is { } row ? WithRates(shared, task == "byol" ? row.Byol : row.Simclr) : shared;
    }

    private static RunOptions WithRates(RunOptions options, PaperRates rates) => options with
    {
        HeadWarmup = options.HeadWarmup with { LearningRate = rates.LearningRate, WeightDecay = rates.WeightDecay },
        Upper = options.Upper with { LearningRate = rates.LearningRate, WeightDecay = rates.WeightDecay },
    };
}
