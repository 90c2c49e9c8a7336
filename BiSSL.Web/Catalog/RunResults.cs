using BiSSL.Training.Experiments;
using BiSSL.Training.Runs;
using BiSSL.Training.Statistics;

namespace BiSSL.Web.Catalog;

/// <summary>What a run measured on the test images so far, and what it says once it is completed; per cent and points.</summary>
/// <param name="Values">Of every metric, arm and seed that is done.</param>
/// <param name="Verdict">What one arm has over another on the same seeds, once completed.</param>
public sealed record RunResults(IReadOnlyDictionary<(string Metric, string Arm, int Seed), double> Values, RunVerdict Verdict)
{
    /// <summary>Those that were measured, in the order of the result tables.</summary>
    public IReadOnlyList<string> Metrics => [.. Measurements.Metrics.Where(name => Values.Keys.Any(key => key.Metric == name))];

    /// <summary>An arm over the seeds that are done; nothing if none is.</summary>
    public Spread? Over(string metric, string arm) => Of(Values, metric, arm) is { Count: > 0 } seeds ? Spread.Of([.. seeds.Values]) : null;

    public static RunResults Of(RunReader reader) => new(Measurements.Of(reader), new([]));

    /// <summary>Of a completed run.</summary>
    /// <param name="arms">That it compares.</param>
    public static RunResults Of(RunReader reader, IReadOnlyList<string> arms)
    {
        RunResults results = Of(reader);
        return results with { Verdict = RunVerdict.Of([.. arms], results.Metrics, (metric, arm) => Of(results.Values, metric, arm)) };
    }

    private static Dictionary<int, double> Of(IReadOnlyDictionary<(string Metric, string Arm, int Seed), double> values, string metric, string arm) =>
        values.Where(value => value.Key.Metric == metric && value.Key.Arm == arm).ToDictionary(value => value.Key.Seed, value => value.Value);
}
