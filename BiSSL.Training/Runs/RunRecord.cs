using System.Text.Json;

namespace BiSSL.Training.Runs;

/// <summary>What the store knows of one run, as it was at the moment of reading.</summary>
public sealed record RunRecord
{
    /// <summary>Short, unique, in the order of creation.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The id and, if it has one, the name in parentheses.</summary>
    public string Title => Name.Length > 0 ? $"{Id} ({Name})" : Id;

    public required RunState State { get; init; }

    public required string Preset { get; init; }

    /// <summary>The whole options tree as JSON.</summary>
    public required string Options { get; init; }

    /// <summary>The run that this one was made from, while that one exists.</summary>
    public string? Parent { get; init; }

    public IReadOnlyList<string> Tags => JsonSerializer.Deserialize<string[]>(TagsJson)!;

    public required string Notes { get; init; }

    public DateTimeOffset Created { get; init; }

    /// <summary>When it entered its present state.</summary>
    public DateTimeOffset StateSince { get; init; }

    /// <summary>When it first began to train.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it last ended; nothing while it is queued or alive.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Time spent waiting in the queue, up to the last change of state; likewise the next two.</summary>
    public TimeSpan QueuedTime { get; init; }

    public TimeSpan RunningTime { get; init; }

    public TimeSpan PausedTime { get; init; }

    /// <summary>Its place among the runs that the dashboard will start, rising; nothing if it is not one of them.</summary>
    public long? QueuePlace { get; init; }

    /// <summary>The process that trains it, or trained it last; of a queued run perhaps the one that is about to.</summary>
    public ProcessIdentity? Process => ProcessStart is null ? null : new((int)ProcessId, ProcessStart);

    /// <summary>When that process last gave a sign of life.</summary>
    public DateTimeOffset? Heartbeat { get; init; }

    /// <summary>What that process used of the machine then.</summary>
    public ResourceUsage? Usage => UsageJson is null ? null : JsonSerializer.Deserialize<ResourceUsage>(UsageJson);

    public string? Error { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>The result as JSON, once completed.</summary>
    public string? Result { get; init; }

    /// <summary>Sequence number of the newest event or point.</summary>
    public long LastSeq { get; init; }

    internal long Number { get; init; }

    internal string TagsJson { get; init; } = "[]";

    internal string? UsageJson { get; init; }

    internal long ProcessId { get; init; }

    internal string? ProcessStart { get; init; }

    /// <summary>Up to when the time spent in its present state is in its durations.</summary>
    internal DateTimeOffset Counted { get; init; }

    /// <summary>The same record with its durations brought up to <paramref name="now"/>.</summary>
    public RunRecord At(DateTimeOffset now)
    {
        // Its process counts every second of its own clock: more than its silence allows is a clock that was set.
        TimeSpan since = now > Counted ? now - Counted : TimeSpan.Zero;
        return With(State.IsAlive() && since > Reconciliation.Silence ? Reconciliation.Silence : since, now);
    }

    /// <summary>As <see cref="At"/>, by a process that counts with its own clock.</summary>
    /// <param name="passed">Since it last counted.</param>
    internal RunRecord Count(TimeSpan passed, DateTimeOffset now)
    {
        TimeSpan since = now - Counted;
        return With(since >= TimeSpan.Zero && since < passed ? since : passed, now);
    }

    private RunRecord With(TimeSpan since, DateTimeOffset now) => State switch
    {
        RunState.Queued => this with { QueuedTime = QueuedTime + since, Counted = now },
        RunState.Running or RunState.Stopping => this with { RunningTime = RunningTime + since, Counted = now },
        RunState.Paused => this with { PausedTime = PausedTime + since, Counted = now },
        _ => this,
    };
}
