namespace BiSSL.Training.Pipeline.Options;

/// <summary>A search for fine-tuning's learning rate and weight decay on every arm's backbone (specification 1.11, point 5), in place of the comparison.</summary>
public sealed record SearchOptions
{
    [Option("Trials for every arm, each a fine-tuning of the first seed with a learning rate and weight decay of its own; 0 searches nothing and compares the arms.", Min = 0, Max = 100_000)]
    public int Trials { get; init; }

    [Option("How: 'asha' pauses all but the best trials early, 'random' trains every trial to its end, as the paper does.", Choices = ["asha", "random"])]
    public string Method { get; init; } = "asha";

    [Option("ASHA: one of so many trials goes on from a rung to the next, which is so many times as long.", Symbol = "η", Min = 2, Max = 1000)]
    public int Reduction { get; init; } = 3;

    [Option("ASHA: epochs after which a trial is first judged; 0 takes fineTune.epochs divided twice by search.reduction. Rungs end with a validation.", Min = 0, Max = 1_000_000)]
    public int Shortest { get; init; }

    [Option("Smallest peak learning rate; drawn evenly on a logarithmic scale.", Min = 0, MinExclusive = true, Max = 1000)]
    public double LearningRateMin { get; init; } = 1e-4;

    [Option("Largest peak learning rate.", Min = 0, MinExclusive = true, Max = 1000)]
    public double LearningRateMax { get; init; } = 1;

    [Option("Smallest weight decay; drawn evenly on a logarithmic scale.", Min = 0, MinExclusive = true, Max = 1)]
    public double WeightDecayMin { get; init; } = 1e-5;

    [Option("Largest weight decay.", Min = 0, MinExclusive = true, Max = 1)]
    public double WeightDecayMax { get; init; } = 1e-2;

    [Option("Seed of the values drawn; the images and the fine-tuning's own luck come from comparison.seed.", Min = 0, Max = int.MaxValue)]
    public int Seed { get; init; }
}
