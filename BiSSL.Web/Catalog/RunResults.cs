using System.Text.Json.Nodes;
using BiSSL.Training.Runs;
using BiSSL.Training.Statistics;

namespace BiSSL.Web.Catalog;

/// <summary>What a run measured on the test images so far, and what it says once it is completed; per cent and points.</summary>
/// <param name="Values">Of every metric, arm and seed that is done.</param>
/// <param name="Differences">On the same seeds, once completed.</param>
/// <param name="Sentences">What the differences tell and what they do not.</param>
public sealed record RunResults(
    IReadOnlyDictionary<(string Metric, string Arm, int Seed), double> Values, IReadOnlyList<ArmDifference> Differences, IReadOnlyList<string> Sentences)
{
    /// <summary>Those that were measured, in the order of the result tables.</summary>
    public IReadOnlyList<string> Metrics => [.. Measurements.Metrics.Where(name => Values.Keys.Any(key => key.Metric == name))];

    /// <summary>An arm over the seeds that are done; nothing if none is.</summary>
    public Spread? Over(string metric, string arm) =>
        Values.Where(value => value.Key.Metric == metric && value.Key.Arm == arm).Select(value => value.Value).ToArray() is { Length: > 0 } seeds ? Spread.Of(seeds) : null;

    /// <param name="result">As the store keeps it; nothing before the run is completed.</param>
    public static RunResults Of(RunReader reader, JsonNode? result)
    {
        JsonNode? said = result?["comparison"];
        return new(
            Measurements.Of(reader),
            [.. Items(said, "differences").Select(Difference)],
            [.. Items(said, "sentences").Select(sentence => (string)sentence!)]);
    }

    private static ArmDifference Difference(JsonNode d) =>
        new((string)d["metric"]!, (string)d["first"]!, (string)d["second"]!, (double)d["mean"]!, (double?)d["error"], (int)d["seeds"]!);

    private static IEnumerable<JsonNode> Items(JsonNode? said, string name) => said?[name] is JsonArray items ? items.OfType<JsonNode>() : [];
}

/// <summary>What one arm has over another on the same seeds.</summary>
/// <param name="Error">Standard error of the mean; nothing for a single seed.</param>
public sealed record ArmDifference(string Metric, string First, string Second, double Mean, double? Error, int Seeds);
