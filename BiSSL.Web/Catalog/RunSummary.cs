using System.Text.Json.Serialization;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>A run as a list shows it.</summary>
public sealed record RunSummary
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RunState State { get; init; }

    public required string Preset { get; init; }

    public required string Dataset { get; init; }

    /// <summary>What it trains on: "cpu" or "cuda:N".</summary>
    public required string Device { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required string Notes { get; init; }

    public string? Parent { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset StateSince { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    [JsonPropertyName("queuedMs")]
    public TimeSpan Queued { get; init; }

    [JsonPropertyName("runningMs")]
    public TimeSpan Running { get; init; }

    [JsonPropertyName("pausedMs")]
    public TimeSpan Paused { get; init; }

    /// <summary>Share of the work that is done, by cost.</summary>
    public double Progress { get; init; }

    /// <summary>Time left at the present pace; nothing while that is not known.</summary>
    [JsonPropertyName("remainingMs")]
    public TimeSpan? Remaining { get; init; }

    /// <summary>The stage that spoke last.</summary>
    public StageProgress? Stage { get; init; }

    public IReadOnlyList<ArmSummary> Arms { get; init; } = [];

    public IReadOnlyList<double> Sparkline { get; init; } = [];

    /// <summary>Its place in the queue, from 1.</summary>
    public int? QueuePlace { get; init; }

    /// <summary>Whether a setting was changed on the way.</summary>
    public bool Steered { get; init; }

    public string? Error { get; init; }

    public int? ExitCode { get; init; }

    public DateTimeOffset? Heartbeat { get; init; }

    public long LastSeq { get; init; }
}
