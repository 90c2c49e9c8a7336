using System.Text.Json.Nodes;
using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Statistics;

namespace BiSSL.Training.Cli.Results;

/// <summary>What the result tables say, for programs: means, paired differences, and the sentences under the table.</summary>
internal static class ComparisonJson
{
    public static JsonObject Of(IReadOnlyList<ArmResult> arms, string score)
    {
        var verdict = Comparison.Of(arms);
        return new()
        {
            ["means"] = new JsonArray([.. from metric in Comparison.Metrics(arms) from arm in arms where arm.By(metric).Count > 0 select Mean(arm.Arm, metric, [.. arm.By(metric).Values])]),
            ["differences"] = new JsonArray([.. verdict.Differences.Select(Difference)]),
            ["sentences"] = new JsonArray([.. verdict.Sentences(score).Select(sentence => (JsonNode)sentence)]),
        };
    }

    private static JsonNode Mean(string arm, string metric, double[] values) =>
        new JsonObject { ["arm"] = arm, ["metric"] = metric, ["mean"] = values.Average(), ["sd"] = Spread.Of(values).Deviation };

    private static JsonNode Difference(ArmDifference of)
    {
        var (difference, paired) = (of.Difference, of.Difference.Paired);
        return new JsonObject
        {
            ["first"] = of.First, ["second"] = of.Second, ["metric"] = of.Metric,
            ["mean"] = paired.Mean, ["error"] = Known(paired.StandardError), ["seeds"] = paired.Seeds,
            ["p"] = difference.Flips.P, ["holm"] = difference.Holm, ["comparisons"] = difference.Comparisons, ["clear"] = difference.IsClear,
        };
    }

    // A single seed has no spread, and JSON has no NaN.
    private static JsonNode? Known(double value) => double.IsNaN(value) ? null : value;
}
