namespace BiSSL.Training.Runs;

/// <summary>What is written in one transaction.</summary>
/// <param name="Flushes">How many calls for a flush this batch answers, counted from the start.</param>
/// <param name="Durable">It must be on disk, not only committed.</param>
internal sealed record ReportBatch(IReadOnlyList<Report> Reports, long Flushes, bool Durable);
