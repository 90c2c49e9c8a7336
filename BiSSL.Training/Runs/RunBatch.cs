namespace BiSSL.Training.Runs;

/// <summary>What a run reported after a sequence number: events and points, each in the order of their numbers.</summary>
/// <param name="Seq">All numbers up to this one are in this batch or in earlier ones: follow from here.</param>
/// <param name="LastSeq">The run's newest number at the time of reading; more is waiting if it is greater.</param>
public sealed record RunBatch(long Seq, long LastSeq, IReadOnlyList<StoredEvent> Events, IReadOnlyList<StoredPoint> Points);
