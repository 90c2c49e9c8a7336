using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Charts;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>The charts of pretext training: its loss over all seeds as bands, and the rates and norms of one.</summary>
/// <param name="Scope">The seed and arm that is looked at.</param>
/// <param name="Epoch">Steps per epoch.</param>
internal sealed record PretextCharts(string Run, ArmScope Scope, ComparisonOptions Comparison, double? Epoch)
{
    private const string Group = "pretext";

    // More lines than this no eye takes apart, and every line is a curve to load.
    private const int MostSeeds = 30;

    private static readonly (string Stage, string Arm, string Colour)[] s_stages =
        [(StageNames.PretextWarmup, "", "accent"), (StageNames.Pretext, "pretext", "pretext"), (StageNames.Control, "control", "control")];

    public ChartSpec Loss => new("pretext-loss", Comparison.Seeds > 1 ? "Pretext loss, all seeds" : "Pretext loss")
    {
        Lines = new(
        [
            .. from stage in s_stages
               where stage.Arm.Length == 0 ? HasWarmup : Comparison.Arms.Contains(stage.Arm)
               from seed in Seeds
               select Line(Scopes.Of(seed, stage.Stage), "pretext/loss", Scopes.Of(seed, stage.Stage), stage.Colour) with { Band = Seeds.Count > 1 ? stage.Stage : null },
        ]),
        Group = Group,
        Height = 200,
    };

    public ChartSpec Rates => new("pretext-rates", "Learning rate") { Lines = new([.. Own("pretext/learningRate")]), Group = Group, Height = 150, Raw = true };

    public ChartSpec Norms => new("pretext-norms", "Gradient norm") { Lines = new([.. Own("pretext/gradNorm")]), Group = Group, Height = 150, Log = true };

    private bool HasWarmup => Comparison.Arms.Contains("bissl") || Comparison.Arms.Contains("control");

    private IReadOnlyList<int> Seeds =>
        [.. Enumerable.Range(Comparison.Seed, Comparison.Vary == "everything" ? Math.Min(MostSeeds, Comparison.Seeds) : 1)];

    // The warm-up, and what the arm itself does after it or instead of it.
    private IEnumerable<LineSpec> Own(string name)
    {
        if (Scope.Arm is "bissl" or "control")
            yield return Line(Scope.Warmup, name, Scope.Warmup, "accent");
        if (Scope.Arm is "pretext" or "control")
            yield return Line(Scope.Backbone!, name, Scope.Backbone!, Scope.Arm);
    }

    private LineSpec Line(string scope, string name, string label, string colour) => new(Run, scope, name, label) { Colour = colour, StepsPerEpoch = Epoch };
}
