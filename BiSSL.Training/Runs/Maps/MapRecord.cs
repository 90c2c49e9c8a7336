using BiSSL.Training.Pipeline.Reporting.Maps;

namespace BiSSL.Training.Runs.Maps;

/// <summary>What the store knows of one map, as it was at the moment of reading.</summary>
public sealed record MapRecord
{
    /// <summary>The run whose features it shows.</summary>
    public required string Run { get; init; }

    /// <summary>Short, unique within the run, in the order of creation.</summary>
    public required string Id { get; init; }

    public required MapState State { get; init; }

    public MapOptions Options => MapJson.Read<MapOptions>(OptionsJson);

    /// <summary>How far it was when it last said so.</summary>
    public MapProgress? Progress => ProgressJson is null ? null : MapJson.Read<MapProgress>(ProgressJson);

    /// <summary>What it holds; nothing before its frames are known, and its numbers come last.</summary>
    public MapResult? Result => ResultJson is null ? null : MapJson.Read<MapResult>(ResultJson);

    /// <summary>The same as JSON text.</summary>
    public string? ResultJson { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Ended { get; init; }

    /// <summary>When its process last gave a sign of life.</summary>
    public DateTimeOffset? Heartbeat { get; init; }

    /// <summary>Whether somebody asked it to end.</summary>
    public bool CancelAsked { get; init; }

    /// <summary>Why it failed, in a sentence.</summary>
    public string? Error { get; init; }

    /// <summary>The process that makes it, or made it; of a waiting map perhaps the one that is about to.</summary>
    public ProcessIdentity? Process => ProcessStart is null ? null : new((int)ProcessId, ProcessStart);

    /// <summary>True once nobody works at it any more.</summary>
    public bool HasEnded => State is MapState.Completed or MapState.Cancelled or MapState.Failed;

    internal string OptionsJson { get; init; } = "{}";

    internal string? ProgressJson { get; init; }

    internal long ProcessId { get; init; }

    internal string? ProcessStart { get; init; }
}
