using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Web.Components.Pages.Latent;

/// <summary>A part of a run whose features can be a frame of a map.</summary>
/// <param name="Part">As <c>MapOptions.Frames</c> names it.</param>
internal sealed record FramePart(string Part, string Label)
{
    // What only pretext training made, the best first.
    private static readonly string[] s_baselines = [StageNames.Pretext, StageNames.Control, StageNames.PretextWarmup];

    /// <summary>All of a run, in the order of time.</summary>
    public static IReadOnlyList<FramePart> Of(ComparisonOptions comparison)
    {
        string[] arms = [.. comparison.Arms];
        bool has(string arm) => arms.Contains(arm);
        return
        [
            .. has("bissl") || has("control") ? (FramePart[])[new(StageNames.PretextWarmup, "warm-up")] : [],
            .. arms.Where(arm => arm is "pretext" or "control").Select(arm => new FramePart(arm, arm)),
            .. has("bissl") ? (FramePart[])[new(StageNames.Bissl, "BiSSL θP")] : [],
            .. arms.Select(arm => new FramePart($"{arm}/{StageNames.FineTune}", $"{(arm == "bissl" ? "BiSSL" : arm)}, fine-tuned")),
        ];
    }

    /// <summary>Those that one wants unless one says otherwise: what only pretext training made, and what BiSSL makes of it.</summary>
    /// <param name="parts">What there is to choose from.</param>
    public static IEnumerable<string> Usual(IReadOnlyCollection<string> parts) =>
        [.. s_baselines.Where(parts.Contains).Take(1), .. parts.Where(part => part == StageNames.Bissl)];

    /// <summary>Where it trains under a seed; what seeds share belongs to the first.</summary>
    public string Scope(int seed, ComparisonOptions comparison) =>
        Scopes.Of(comparison.Vary == "everything" || Part.EndsWith(StageNames.FineTune, StringComparison.Ordinal) ? seed : comparison.Seed, Part);
}
