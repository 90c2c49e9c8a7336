using BiSSL.Training.Pipeline.Options;

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
        .. OptionTree.Find("hypergradient.solver")!.About.Choices.Select(solver => new Suggestion(solver, [$"hypergradient.solver={solver}"])),
    ];
}
