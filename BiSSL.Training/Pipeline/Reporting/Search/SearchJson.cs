using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BiSSL.Training.Pipeline.Reporting.Search;

/// <summary>Trials and searches as JSON, in events and results.</summary>
public static class SearchJson
{
    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        IgnoreReadOnlyProperties = true,
    };

    public static JsonObject Write(Trial trial) => JsonSerializer.SerializeToNode(trial, s_format)!.AsObject();

    public static Trial Read(JsonNode trial) => trial.Deserialize<Trial>(s_format)!;

    /// <summary>The search with what was chosen and what it cost first.</summary>
    /// <param name="curves">Whether every trial has its curve.</param>
    public static JsonObject Write(SearchResult search, bool curves) => new()
    {
        ["arm"] = search.Arm,
        ["seed"] = search.Seed,
        ["chosen"] = search.Chosen?.Number,
        ["learningRate"] = search.Chosen?.LearningRate,
        ["weightDecay"] = search.Chosen?.WeightDecay,
        ["valTop1"] = search.Chosen?.Best!.Top1,
        ["valLoss"] = search.Chosen?.Best!.Loss,
        ["steps"] = search.Steps,
        ["fullSteps"] = search.FullSteps,
        ["trials"] = new JsonArray([.. search.Trials.Select(trial => Write(curves ? trial : trial with { Curve = [] }))]),
    };

    /// <summary>A search that has ended, as <see cref="Write(SearchResult, bool)"/> gave it.</summary>
    public static SearchResult ReadSearch(JsonNode search) => new(
        (string)search["arm"]!, (int)search["seed"]!, [.. search["trials"]!.AsArray().Select(trial => Read(trial!))], (long)search["fullSteps"]!, IsDone: true);
}
