using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Stages;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>One stage of one seed and arm: what determines it, what it needs, and how to make it.</summary>
public sealed class Job
{
    /// <summary>The part of the run that speaks, such as "seed 0/bissl".</summary>
    public required string Scope { get; init; }

    /// <summary>The stage's name, such as "fine-tune"; one of <see cref="StageNames"/>.</summary>
    public required string Stage { get; init; }

    public required StageSeeds Seeds { get; init; }

    /// <summary>The seed that it is told under.</summary>
    public int Seed => Seeds.Draws;

    /// <summary>The arm it serves, or "shared".</summary>
    public required string Arm { get; init; }

    /// <summary>Stages whose results it starts from.</summary>
    public IReadOnlyList<Job> Inputs { get; init; } = [];

    /// <summary>Everything besides the inputs that determines the result.</summary>
    public required JsonObject Determines { get; init; }

    /// <summary>Whether its result is a score of its arm, or a search for one, and not what others start from.</summary>
    public bool IsScore => Stage is StageNames.FineTune or StageNames.Search;

    /// <summary>The settings that may change on the way and would have an effect.</summary>
    public IReadOnlyList<string> Adjustable { get; init; } = [];

    /// <summary>Roughly how long it takes, in forward-and-backward passes of one image; orders the lanes' work.</summary>
    public double Cost { get; init; }

    /// <summary>Builds the stage from its inputs' results, in the order of <see cref="Inputs"/>.</summary>
    public required Func<IReadOnlyList<CachedResult>, IStage> Create { get; init; }
}
