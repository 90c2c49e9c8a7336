namespace BiSSL.Training.Runs;

/// <summary>Curves of a run as they were at one moment.</summary>
/// <param name="Seq">Everything up to this sequence number is in them, and nothing after it.</param>
public sealed record RunHistory<T>(long Seq, IReadOnlyList<T> Curves);
