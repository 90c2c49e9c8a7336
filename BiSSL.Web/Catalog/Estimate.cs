using System.Text.Json.Serialization;

namespace BiSSL.Web.Catalog;

/// <summary>What a run will roughly take of this machine.</summary>
public sealed record Estimate
{
    [JsonPropertyName("timeMs")]
    public required TimeSpan Time { get; init; }

    /// <summary>The time by stage, summed over seeds and arms, as if one followed the other.</summary>
    public required IReadOnlyList<StageEstimate> Stages { get; init; }

    public required long MemoryBytes { get; init; }

    /// <summary>What the machine has; nothing where that is not known, as of a GPU.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Checkpoints, results and log.</summary>
    public required long DiskBytes { get; init; }

    /// <summary>What may still be written before the floor is reached.</summary>
    public required long DiskLimit { get; init; }

    /// <summary>The run whose pace was taken; nothing if the time is a guess from the size of the network.</summary>
    public string? PaceOf { get; init; }

    /// <summary>The run whose memory was taken; nothing if the memory is a guess.</summary>
    public string? MemoryOf { get; init; }

    /// <summary>What will not fit, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>The time of one kind of stage.</summary>
public sealed record StageEstimate(string Stage, [property: JsonPropertyName("timeMs")] TimeSpan Time);
