namespace BiSSL.Training.Runs;

/// <summary>What goes with a change of state.</summary>
public sealed record StateChange
{
    /// <summary>Nothing but the state.</summary>
    public static StateChange Plain { get; } = new();

    /// <summary>The process that trains it from now on.</summary>
    public ProcessIdentity? Process { get; init; }

    /// <summary>One sentence for people: why it failed, or who asked.</summary>
    public string? Text { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>The result as JSON.</summary>
    public string? Result { get; init; }

    /// <summary>When it really happened, if that was earlier than now.</summary>
    public DateTimeOffset? When { get; init; }

    /// <summary>When it happened by the clock that stamps the points of the session, for the event: nobody can set that one. The time of day unless given.</summary>
    internal DateTimeOffset? Steady { get; init; }
}
