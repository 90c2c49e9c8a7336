using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Runs;

/// <summary>An event as the store keeps it.</summary>
public sealed record StoredEvent
{
    private static readonly JsonSerializerOptions s_withNaN = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public long Seq { get; init; }

    public required EventKind Kind { get; init; }

    public required string Scope { get; init; }

    public required long Step { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>A JSON object; numbers that are not finite are the texts "NaN", "Infinity", "-Infinity".</summary>
    public required string Detail { get; init; }

    public string? Key { get; init; }

    internal static StoredEvent From(RunEvent e, DateTimeOffset now) => new()
    {
        Kind = e.Kind,
        Scope = e.Scope,
        Step = e.Step,
        Time = now,
        Detail = Text(e.Detail),
        Key = e.Key,
    };

    private static string Text(JsonObject detail) => detail.ToJsonString(s_withNaN);
}
