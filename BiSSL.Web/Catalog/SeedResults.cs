using System.Text.Json.Nodes;

namespace BiSSL.Web.Catalog;

/// <summary>What a completed run measured, in per cent: one number per seed for every arm and metric.</summary>
public sealed class SeedResults
{
    private readonly Dictionary<(string Arm, string Metric), double[]> _values;

    private SeedResults(Dictionary<(string Arm, string Metric), double[]> values) => _values = values;

    /// <summary>In the order of the pipeline.</summary>
    public static IReadOnlyList<string> AllArms { get; } = ["scratch", "pretext", "control", "bissl"];

    /// <summary>As the store names them; the first is the one that counts.</summary>
    public static IReadOnlyList<string> AllMetrics { get; } = ["top1", "top5", "probe"];

    public IEnumerable<string> Arms => AllArms.Where(arm => _values.Keys.Any(key => key.Arm == arm));

    public IEnumerable<string> Metrics => AllMetrics.Where(metric => _values.Keys.Any(key => key.Metric == metric));

    /// <summary>Nothing if that was not measured.</summary>
    public Spread? Of(string arm, string metric) => _values.TryGetValue((arm, metric), out var values) ? Spread.Of(values) : null;

    /// <param name="result">As the store keeps it; nothing if there is none yet.</param>
    public static SeedResults Of(string? result)
    {
        JsonNode? arms = result is null ? null : JsonNode.Parse(result)?["arms"];
        var measured = from arm in AllArms
                       from metric in AllMetrics
                       let values = arms?[arm]?[metric] as JsonArray
                       where values is { Count: > 0 }
                       select (Key: (arm, metric), Values: values.Select(value => (double)value!).ToArray());
        return new(measured.ToDictionary(m => m.Key, m => m.Values));
    }
}
