using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>The two seeds of a stage: whose images it sees, and what it draws itself.</summary>
/// <param name="Images">Chooses images, splits and labels; all stages of an arm have the same.</param>
/// <param name="Draws">Decides first weights, the order of batches and their augmentation.</param>
public sealed record StageSeeds(int Images, int Draws)
{
    /// <summary>Those of the stages before fine-tuning: seeds that share images share these stages, too.</summary>
    public StageSeeds BeforeFineTuning => this with { Draws = Images };

    /// <summary>The seeds of fine-tuning, search or probe under one seed of a comparison.</summary>
    public static StageSeeds Of(ComparisonOptions comparison, int seed) => new(comparison.Vary == "everything" ? seed : comparison.Seed, seed);

    /// <summary>Those of a comparison's first seed.</summary>
    public static StageSeeds First(ComparisonOptions comparison) => Of(comparison, comparison.Seed);
}
