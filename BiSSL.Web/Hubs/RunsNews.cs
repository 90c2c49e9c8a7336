using BiSSL.Training.Runs;

namespace BiSSL.Web.Hubs;

/// <summary>What became different among the runs, for a page that reads the rest itself.</summary>
/// <param name="Changed">New or changed runs; at first those that wait or are alive.</param>
/// <param name="Removed">Ids of deleted runs.</param>
/// <param name="Queue">Ids of the waiting runs, first to start first.</param>
public sealed record RunsNews(IReadOnlyList<RunRecord> Changed, IReadOnlyList<string> Removed, IReadOnlyList<string> Queue);
