using System.Globalization;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>A dataset or a variant to begin with.</summary>
public sealed record Suggestion(string Name, IReadOnlyList<string> Settings)
{
    /// <summary>Every dataset that can be read; generated images first.</summary>
    public static IReadOnlyList<Suggestion> Datasets { get; } =
        [.. OptionTree.Find("data.name")!.About.Choices.Select(name => new Suggestion(name, name == "shapes" ? ["data.name=shapes"] : [$"data.name={name}", "data.root="]))];

    /// <summary>What the paper leaves to future work, and the approximations of the hypergradient.</summary>
    public static IReadOnlyList<Suggestion> Variants { get; } =
    [
        new("BYOL", ["pretext.task=byol"]),
        new("ResNet-50", ["model.backbone=resnet50"]),
        new("half the images", ["pretext.fraction=0.5"]),
        .. OptionTree.Find("hypergradient.solver")!.About.Choices.Select(solver => new Suggestion(solver, [$"hypergradient.solver={solver}"])),
    ];

    /// <summary>Budgets of pretext steps around the preset's, the same in all for the baseline and for BiSSL: the paper's Figure 2.</summary>
    public static IReadOnlyList<Suggestion> Budgets(Preset preset)
    {
        RunOptions options = preset.Make(preset.Dataset);
        int lower = options.Bilevel.Alternations * options.Lower.Steps;
        return
        [
            .. from share in new[] { 0.5, 1, 2 }
               let steps = (int)(share * options.Pretext.Steps)
               where steps - lower >= options.Pretext.RampSteps
               select new Suggestion(string.Create(CultureInfo.InvariantCulture, $"{steps} steps"), [string.Create(CultureInfo.InvariantCulture, $"pretext.steps={steps}"), string.Create(CultureInfo.InvariantCulture, $"pretext.warmupSteps={steps - lower}")]),
        ];
    }
}
