using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>One job of a run's plan: a stage of one seed and arm.</summary>
/// <param name="Arm">The arm it serves, or "shared".</param>
/// <param name="Cost">Compared with the others.</param>
public sealed record PlannedJob(string Scope, string Stage, string Arm, int Seed, double Cost)
{
    /// <summary>The plan, inputs before what needs them; empty before the trainer has told it.</summary>
    public static IReadOnlyList<PlannedJob> Of(RunReader reader) =>
        [.. reader.Events(EventKind.Planned).SelectMany(e => JsonNode.Parse(e.Detail)!["jobs"]!.AsArray()).Select(job => Read(job!)).DistinctBy(job => job.Scope)];

    private static PlannedJob Read(JsonNode job) =>
        new((string)job["scope"]!, (string)job["stage"]!, (string)job["arm"]!, (int)job["seed"]!, (double)job["cost"]!);
}
