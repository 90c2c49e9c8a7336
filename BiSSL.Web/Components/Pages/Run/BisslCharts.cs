using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Components.Charts;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>The charts of Algorithm 1 for one seed. They share zoom and crosshair.</summary>
/// <param name="Scope">Such as "seed 0/bissl".</param>
/// <param name="Epoch">Steps per epoch.</param>
/// <param name="Layers">Names of the backbone's tensors, if known.</param>
internal sealed record BisslCharts(string Run, string Scope, double? Epoch, Several<string>? Layers)
{
    private const string Group = "bissl";
    private const int RowsOfLayers = 280, RoomForLayers = 118;

    public ChartSpec Losses => Curves("losses", "Losses", 260,
        Line("lower/loss", "lower LP(θP)", "lower"), Line("upper/loss", "upper LD(θP)", "upper"), Line("upper/directLoss", "direct LD(θD)", "muted", "dashed"));

    /// <summary>Along the iterations of one solve, with the true residual where it ended.</summary>
    public ChartSpec Residual => new("cg-solve", "CG residual, one upper step")
    {
        Lines = [Line("cg/recurrence", "recurrence ‖r‖/‖v‖", "muted", "dashed"), Line("cg/true", "true ‖v − Ax‖/‖v‖", "cg") with { End = "cg/recurrence" }],
        Over = "iteration",
        Pointed = Group,
        Log = true,
        Height = 180,
    };

    public HeatSpec Residuals => Heat("cg-solves", "CG residual (recurrence), all upper steps", "cg/recurrence", "iteration") with { Log = true, Height = 180 };

    public ChartSpec TrueResidual => Curves("cg-true", "CG true residual ‖v − Ax‖/‖v‖", 150, Line("cg/true", "true residual", "cg")) with { Log = true };

    public HeatSpec Curvature => Heat("cg-curvature", "Curvature dᵀAd/dᵀd", "cg/curvature", "iteration") with { Height = 150 };

    public HeatSpec ResidualByLayer => Heat("cg-layers", "CG residual by layer, at the end of each solve", "cg/recurrenceByLayer", "tensor") with { Log = true, Height = RowsOfLayers, Rows = Layers, Left = Room };

    public ChartSpec Cosines => Curves("hyper-cosine", "Direction of the hypergradient", 150,
        Line("hyper/cosine", "cos(A⁻¹v, v)", "accent"), Line("hyper/directCosine", "cos(implicit, direct)", "upper", "dashed")) with { Max = 1 };

    public ChartSpec Ratios => Curves("hyper-ratio", "Size of the hypergradient", 150,
        Line("hyper/normRatio", "‖A⁻¹v‖/‖v‖", "accent"), Line("hyper/directRatio", "‖implicit‖/‖direct‖", "upper", "dashed")) with { Log = true };

    public ChartSpec Coupling => Curves("coupling", "Coupling C = ‖λ(θP − θD)‖/‖∇LP‖", 150, Line("lower/coupling", "C", "lower")) with { Log = true };

    public ChartSpec Products => Curves("cg-products", "Products with A per upper step", 150, Line("cg/products", "products", "cg")) with { Raw = true, Min = 0 };

    public ChartSpec Distance => Curves("distance", "Distance ‖θP − θD‖", 150, Line("distance/total", "all layers", "accent"));

    public HeatSpec DistanceByLayer => Heat("distance-layers", "‖θP − θD‖ by layer", "distance/layers", "tensor") with { Height = RowsOfLayers, Colour = "accent", Rows = Layers, Left = Room };

    public ChartSpec Rates => Curves("bissl-rates", "Learning rates", 150, Line("lower/learningRate", "lower", "lower"), Line("upper/learningRate", "upper", "upper")) with { Raw = true };

    public ChartSpec Norms => Curves("bissl-norms", "Gradient norms", 150,
        Line("lower/gradNorm", "lower", "lower"), Line("upper/gradNorm", "upper", "upper"), Line("hyper/norm", "‖v‖", "muted", "dashed")) with { Log = true };

    /// <param name="options">Where the settings began.</param>
    public StripSpec Settings(BilevelOptions options) => new("settings", "λ γ α and η× over time", Run, Scope)
    {
        Lanes =
        [
            new(LiveSettings.Lambda, "λ", options.Lambda, "lower"), new(LiveSettings.Gamma, "γ", options.Gamma, "upper"),
            new(LiveSettings.Alpha, "α", options.AdaptStrength, "pretext"), new(LiveSettings.LearningRate, "η×", 1, "muted"),
        ],
        Group = Group,
        StepsPerEpoch = Epoch,
        Height = 150,
    };

    private int? Room => Layers is null ? null : RoomForLayers;

    /// <summary>The names that a stage told when it began; nothing if it did not.</summary>
    public static Several<string>? LayersOf(RunReader reader, string scope) =>
        reader.Events(EventKind.StageStarted).FirstOrDefault(e => e.Scope == scope) is { } began && JsonNode.Parse(began.Detail)!["layers"] is JsonArray names
            ? new([.. names.Select(name => ((string)name!).Replace(".weight", "", StringComparison.Ordinal))])
            : null;

    private ChartSpec Curves(string id, string title, int height, params ReadOnlySpan<LineSpec> lines) =>
        new(id, title) { Lines = Several.Of(lines), Group = Group, Height = height };

    private LineSpec Line(string name, string label, string colour, string? dash = null) =>
        new(Run, Scope, name, label) { Colour = colour, Dash = dash, StepsPerEpoch = Epoch };

    private HeatSpec Heat(string id, string title, string name, string row) => new(id, title, Run, Scope, name, row) { Group = Group, StepsPerEpoch = Epoch };
}
