using BiSSL.Training.Pipeline;

namespace BiSSL.Training.Cli.Results;

/// <summary>One column of the result tables.</summary>
/// <param name="Name">As the column's head.</param>
/// <param name="Means">How it was measured, for a sentence.</param>
/// <param name="Of">Its values in an arm, by seed.</param>
internal sealed record Metric(string Name, string Means, Func<ArmResult, IReadOnlyList<double>> Of)
{
    public static Metric Probe { get; } = new("probe", "on frozen features (probe)", arm => arm.Probe);

    public static Metric Top1 { get; } = new("top-1", "after fine-tuning (top-1)", arm => arm.Top1);

    public static Metric Top5 { get; } = new("top-5", "after fine-tuning (top-5)", arm => arm.Top5);

    /// <summary>The same as people read it: what it is kept under as top-1 may be another score.</summary>
    public Metric Called(string score) => this == Top1 ? this with { Name = score, Means = $"after fine-tuning ({score})" } : this;

    /// <summary>Those that some arm was measured by.</summary>
    public static IReadOnlyList<Metric> In(IReadOnlyList<ArmResult> arms) =>
        [.. new[] { Probe, Top1, Top5 }.Where(metric => arms.Any(arm => metric.Of(arm).Count > 0))];
}
