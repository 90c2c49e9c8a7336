using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>A part of a run that has a network, under one seed.</summary>
/// <param name="Name">Such as "pretext", "bissl" or "control/fine-tune".</param>
public sealed record RunPart(string Name, StageSeeds Seeds)
{
    /// <summary>The seed that it is told under.</summary>
    public int Seed => Seeds.Draws;

    public string Scope => Scopes.Of(Seed, Name);

    /// <summary>One of <see cref="StageNames"/>.</summary>
    public string Stage => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>The arm it serves, or "shared".</summary>
    public string Arm => Stage switch
    {
        StageNames.PretextWarmup => "shared",
        StageNames.HeadWarmup => StageNames.Bissl,
        _ => Name.Split('/')[0],
    };

    /// <summary>Whether a classifier learns on its network.</summary>
    public bool HasClassifier => Stage is StageNames.HeadWarmup or StageNames.FineTune;

    /// <summary>The names of all parts of a run, in the order of time.</summary>
    public static IReadOnlyList<string> Names(ComparisonOptions comparison)
    {
        var arms = comparison.Arms;
        var names = new List<string>();
        if (arms.Contains("pretext"))
            names.Add(StageNames.Pretext);
        if (arms.Contains("control") || arms.Contains("bissl"))
            names.Add(StageNames.PretextWarmup);
        if (arms.Contains("bissl"))
            names.Add(StageNames.HeadWarmup);
        if (arms.Contains("control"))
            names.Add(StageNames.Control);
        if (arms.Contains("bissl"))
            names.Add(StageNames.Bissl);
        return [.. names, .. arms.Select(arm => $"{arm}/{StageNames.FineTune}")];
    }

    /// <summary>The part of that name under a seed of the comparison; what seeds share belongs to the first.</summary>
    /// <param name="seed">Nothing takes the first.</param>
    /// <exception cref="UserError">The run has no such part or seed.</exception>
    public static RunPart Of(ComparisonOptions comparison, string name, int? seed)
    {
        var (first, asked) = (comparison.Seed, seed ?? comparison.Seed);
        if (asked < first || asked - first >= comparison.Seeds)
            throw new UserError($"The run has no seed {asked}; it has {first}{(comparison.Seeds > 1 ? $" to {first + comparison.Seeds - 1}" : "")}.");
        if (!Names(comparison).Contains(name))
            throw new UserError($"The run has no part '{name}'; it has {string.Join(", ", Names(comparison))}.");
        var seeds = StageSeeds.Of(comparison, asked);
        return new RunPart(name, name.EndsWith(StageNames.FineTune, StringComparison.Ordinal) ? seeds : seeds.BeforeFineTuning);
    }
}
