using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting.Search;

namespace BiSSL.Training.Cli.Results;

/// <summary>A run's result as one line of JSON: what <c>--json</c> prints last and the store keeps.</summary>
public static class ResultJson
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The result; trials of a search without their curves.</summary>
    /// <param name="state">How the run stands: completed, stopped or failed.</param>
    public static string Write(string run, string state, RunOutcome outcome)
    {
        var json = Plain(run, state, outcome);
        if (outcome.Score != ScoreNames.Top1)
            json["score"] = outcome.Score;
        if (outcome.Diverged.Count > 0)
            json["diverged"] = new JsonArray([.. outcome.Diverged.Select(why => (JsonNode)why)]);
        if (outcome.Searches.Count > 0)
            json["search"] = new JsonArray([.. outcome.Searches.Select(search => (JsonNode)SearchJson.Write(search, curves: false))]);
        return json.ToJsonString(s_readable);
    }

    /// <summary>A run that failed, with the reason.</summary>
    public static string Failure(string run, string error) => new JsonObject
    {
        ["run"] = run,
        ["state"] = "failed",
        ["error"] = error,
        ["arms"] = new JsonObject(),
        ["stages"] = new JsonArray(),
    }.ToJsonString(s_readable);

    /// <summary>The outcome in a text that <see cref="Write"/> made.</summary>
    public static RunOutcome Read(string json)
    {
        var node = JsonNode.Parse(json)!;
        return new RunOutcome(
            node["state"]!.GetValue<string>() != "completed",
            [.. node["arms"]!.AsObject().Select(arm => new ArmResult(arm.Key, Values(arm.Value!, "top1"), Values(arm.Value!, "top5"), Values(arm.Value!, "probe")))],
            [.. node["stages"]!.AsArray().Select(stage => new StageTime(stage!["name"]!.GetValue<string>(), stage["seconds"]!.GetValue<double>()))],
            node["seconds"]!.GetValue<double>())
        {
            Score = (string?)node["score"] ?? ScoreNames.Top1,
            Diverged = [.. (node["diverged"]?.AsArray() ?? []).Select(why => why!.GetValue<string>())],
            Searches = [.. (node["search"]?.AsArray() ?? []).Select(search => SearchJson.ReadSearch(search!))],
        };
    }

    private static JsonObject Plain(string run, string state, RunOutcome outcome) => new()
    {
        ["run"] = run,
        ["state"] = state,
        ["seconds"] = Math.Round(outcome.Seconds, 3),
        ["arms"] = new JsonObject(outcome.Arms.Select(arm => KeyValuePair.Create(arm.Arm, (JsonNode?)Arm(arm)))),
        ["comparison"] = ComparisonJson.Of(outcome.Arms, outcome.Score),
        ["stages"] = new JsonArray([.. outcome.Stages.Select(Stage)]),
    };

    private static JsonObject Arm(ArmResult arm) => new()
    {
        ["top1"] = Numbers(arm.Top1.Values),
        ["top5"] = Numbers(arm.Top5.Values),
        ["probe"] = Numbers(arm.Probe.Values),
        ["seeds"] = new JsonObject { ["top1"] = Numbers(arm.Top1.Keys), ["top5"] = Numbers(arm.Top5.Keys), ["probe"] = Numbers(arm.Probe.Keys) },
    };

    private static JsonNode Stage(StageTime stage) => new JsonObject { ["name"] = stage.Name, ["seconds"] = Math.Round(stage.Seconds, 3) };

    private static JsonArray Numbers<T>(IEnumerable<T> values) => new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);

    // Results of before the seeds were kept have all of them, from 0.
    private static Dictionary<int, double> Values(JsonNode arm, string what)
    {
        double[] values = [.. arm[what]!.AsArray().Select(value => value!.GetValue<double>())];
        int[] seeds = arm["seeds"]?[what] is JsonArray known ? [.. known.Select(seed => seed!.GetValue<int>())] : [.. Enumerable.Range(0, values.Length)];
        return seeds.Zip(values).ToDictionary();
    }
}
