using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Runs;

/// <summary>What a run measured on the test images so far, per cent.</summary>
public static class Measurements
{
    // As the trainer names them in events and in its tables.
    private static readonly (string Measured, string Name)[] s_metrics = [("probe", "probe"), ("top1", "top-1"), ("top5", "top-5")];

    /// <summary>Names of all metrics, in the order of the result tables.</summary>
    public static IReadOnlyList<string> Metrics { get; } = [.. s_metrics.Select(metric => metric.Name)];

    /// <summary>Of every metric, arm and seed that is done; what is not finite is no score.</summary>
    public static IReadOnlyDictionary<(string Metric, string Arm, int Seed), double> Of(RunReader reader)
    {
        var values = from e in reader.Events(EventKind.StageCompleted).Concat(reader.Events(EventKind.StageReused))
                     let detail = JsonNode.Parse(e.Detail)!
                     from metric in s_metrics
                     where detail["measured"]?[metric.Measured] is not null
                     let value = (double)detail["measured"]![metric.Measured]!
                     where double.IsFinite(value)
                     select (Key: (metric.Name, (string)detail["arm"]!, (int)detail["seed"]!), Value: value);
        return values.DistinctBy(value => value.Key).ToDictionary(value => value.Key, value => value.Value);
    }
}
