using BiSSL.Web.Catalog;

namespace BiSSL.Web.Hubs;

/// <summary>What became different in the list of runs.</summary>
/// <param name="Changed">New or changed runs; at first those that wait or are alive.</param>
/// <param name="Removed">Ids of deleted runs.</param>
/// <param name="Queue">Ids of the waiting runs, first to start first.</param>
public sealed record RunsChange(IReadOnlyList<RunSummary> Changed, IReadOnlyList<string> Removed, IReadOnlyList<string> Queue);
