using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Statistics;

namespace BiSSL.Training.Cli.Results;

/// <summary>What the result tables say, for programs: means, paired differences, and the sentences under the table.</summary>
internal static class ComparisonJson
{
    public static JsonObject Of(IReadOnlyList<ArmResult> arms, string score)
    {
        var (metrics, pairs) = (Metric.In(arms), ArmPair.In(arms));
        return new()
        {
            ["means"] = new JsonArray([.. from metric in metrics from arm in arms where metric.Of(arm).Count > 0 select Mean(arm.Arm, metric.Name, metric.Of(arm))]),
            ["differences"] = new JsonArray([.. from pair in pairs from metric in metrics where pair.Differences.ContainsKey(metric) select Difference(pair, metric)]),
            ["sentences"] = new JsonArray([.. Verdict.Of(pairs, score).Select(sentence => (JsonNode)sentence)]),
        };
    }

    private static JsonNode Mean(string arm, string metric, IReadOnlyList<double> values) =>
        new JsonObject { ["arm"] = arm, ["metric"] = metric, ["mean"] = values.Average(), ["sd"] = Spread.Of(values).Deviation };

    private static JsonNode Difference(ArmPair pair, Metric metric)
    {
        var difference = pair.Differences[metric];
        return new JsonObject
        {
            ["first"] = pair.First, ["second"] = pair.Second, ["metric"] = metric.Name,
            ["mean"] = difference.Mean, ["error"] = Known(difference.StandardError), ["seeds"] = difference.Seeds,
        };
    }

    // A single seed has no spread, and JSON has neither NaN nor ∞.
    private static JsonNode? Known(double value) => double.IsFinite(value) ? value : null;
}
