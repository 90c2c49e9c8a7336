using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>Accuracies by arm, from validation curves while a run trains and from its result afterwards.</summary>
internal static class ArmSummaries
{
    public const string Curve = "finetune/valTop1";

    /// <param name="arms">In the order to show them.</param>
    /// <param name="result">As the store keeps it.</param>
    public static IReadOnlyList<ArmSummary> Of(IEnumerable<string> arms, IReadOnlyList<CurveGlance> curves, string? result)
    {
        JsonNode? measured = result is null ? null : JsonNode.Parse(result)?["arms"];
        return [.. arms.Select(arm => One(arm, [.. curves.Where(c => IsOf(c.Scope, arm))], measured?[arm])).Where(arm => arm.Seeds > 0)];
    }

    private static ArmSummary One(string arm, CurveGlance[] curves, JsonNode? measured)
    {
        double[] tests = Numbers(measured?["top1"]);
        return new(arm, Math.Max(tests.Length, curves.Length), Mean(curves.Select(c => c.Last)), Mean(curves.Select(c => c.Best)), Mean(tests), Mean(Numbers(measured?["probe"])));
    }

    private static bool IsOf(string scope, string arm) => scope.EndsWith($"/{arm}/{StageNames.FineTune}", StringComparison.Ordinal);

    private static double[] Numbers(JsonNode? array) => array is JsonArray values ? [.. values.Select(value => (double)value!)] : [];

    private static double? Mean(IEnumerable<double?> values) => values.Average();

    private static double? Mean(double[] values) => values.Length == 0 ? null : values.Average();
}
