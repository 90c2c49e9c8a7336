namespace BiSSL.Training.Runs;

/// <summary>Something on its way from a training thread to the store.</summary>
internal abstract record Report;

/// <summary>A number or numbers of one step; without both, the number is NaN.</summary>
internal sealed record PointReport(string Scope, string Series, long Step, DateTimeOffset Time, double? Value, byte[]? Vector) : Report;

internal sealed record EventReport(StoredEvent Event) : Report;

internal sealed record ProgressReport(string Scope, string Stage, long Done, long Total, double Rate, DateTimeOffset Time) : Report;
