namespace BiSSL.Training.Runs;

/// <summary>Which runs somebody wants to see.</summary>
public sealed record RunSearch
{
    /// <summary>A part of the id, the name, a tag or the notes, in any case; "" for all.</summary>
    public string Text { get; init; } = "";

    /// <summary>All states if empty.</summary>
    public IReadOnlyList<RunState> States { get; init; } = [];

    public string? Preset { get; init; }

    /// <summary>Exactly this tag.</summary>
    public string? Tag { get; init; }

    public RunOrder Order { get; init; } = RunOrder.Created;

    public bool Descending { get; init; } = true;

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>What a list of runs is sorted by.</summary>
public enum RunOrder
{
    Created,
    Name,
    State,
    Preset,

    /// <summary>Time spent training, up to the last change of state.</summary>
    Duration,
}

/// <summary>One page of a list of runs.</summary>
/// <param name="Total">How many fit in all.</param>
public sealed record RunPage(int Total, IReadOnlyList<RunRecord> Runs);
