using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Web.Components.Pages.Latent;

/// <summary>A part of a run whose features can be a frame of a map.</summary>
/// <param name="Part">As <c>MapOptions.Frames</c> names it.</param>
/// <param name="IsUsual">Whether one wants it unless one says otherwise.</param>
internal sealed record FramePart(string Part, string Label, bool IsUsual)
{
    /// <summary>All of a run, in the order of time.</summary>
    public static IReadOnlyList<FramePart> Of(ComparisonOptions comparison)
    {
        string[] arms = [.. comparison.Arms];
        bool has(string arm) => arms.Contains(arm);
        string usual = has("pretext") ? "pretext" : "control";
        return
        [
            .. has("bissl") || has("control") ? (FramePart[])[new(StageNames.PretextWarmup, "warm-up", !has("pretext") && !has("control"))] : [],
            .. arms.Where(arm => arm is "pretext" or "control").Select(arm => new FramePart(arm, arm, arm == usual)),
            .. has("bissl") ? (FramePart[])[new("bissl", "BiSSL θP", true)] : [],
            .. arms.Select(arm => new FramePart($"{arm}/{StageNames.FineTune}", $"{(arm == "bissl" ? "BiSSL" : arm)}, fine-tuned", false)),
        ];
    }
}
