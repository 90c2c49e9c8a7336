using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Runs;

/// <summary>A command as the store keeps it.</summary>
public sealed record CommandRecord
{
    public required long Id { get; init; }

    public required CommandKind Kind { get; init; }

    public string? Name { get; init; }

    public double? Value { get; init; }

    public required CommandState State { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Answered { get; init; }

    /// <summary>What the trainer said to it.</summary>
    public string? Answer { get; init; }

    internal RunCommand Command => new(Id, Kind, Name, Value);
}
