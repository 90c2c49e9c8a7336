using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline;

namespace BiSSL.Training.Cli.Results;

/// <summary>The arms of an outcome beside one another.</summary>
internal static class Comparison
{
    /// <summary>The metrics that some arm was measured by, in the order of the tables' columns.</summary>
    public static IReadOnlyList<string> Metrics(IReadOnlyList<ArmResult> arms) => [.. ArmResult.Metrics.Where(metric => arms.Any(arm => arm.By(metric).Count > 0))];

    public static RunVerdict Of(IReadOnlyList<ArmResult> arms)
    {
        var named = arms.ToDictionary(arm => arm.Arm);
        return RunVerdict.Of(named.Keys, Metrics(arms), (metric, arm) => named[arm].By(metric));
    }
}
