using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>How a run stands at one moment, for those who follow it.</summary>
/// <param name="Now">The server's clock.</param>
/// <param name="Run">Without accuracies and sparkline.</param>
public sealed record RunStatus(DateTimeOffset Now, RunSummary Run, IReadOnlyList<StageProgress> Stages, ResourceUsage? Usage);
