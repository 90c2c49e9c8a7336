using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>How far a run is and how long it still takes, from its plan, what its stages said, and the time it has trained.</summary>
/// <param name="Done">Share of the work, by cost, 0 to 1.</param>
/// <param name="Remaining">At the present pace; nothing before that is known.</param>
public sealed record Pace(double Done, TimeSpan? Remaining)
{
    // Below this share the pace says more about the start than about the run.
    private const double Known = 0.02;

    /// <param name="run">With its durations up to date.</param>
    public static Pace Of(RunRecord run, RunReader reader, IReadOnlyList<StageProgress> stages)
    {
        if (run.State == RunState.Completed)
            return new(1, TimeSpan.Zero);
        Dictionary<string, double> costs = Costs(reader);
        HashSet<string> reused = [.. reader.Events(EventKind.StageReused).Select(e => e.Scope)];
        double all = costs.Values.Sum();
        if (all <= 0)
            return new(0, null);
        double trained = stages.Where(s => !reused.Contains(s.Scope)).Sum(s => costs.GetValueOrDefault(s.Scope) * s.Done / Math.Max(1, s.Total));
        double given = reused.Sum(scope => costs.GetValueOrDefault(scope));
        double left = Math.Max(0, all - trained - given);
        return new(1 - (left / all), trained / all < Known || run.State.HasEnded() ? null : run.RunningTime * (left / trained));
    }

    private static Dictionary<string, double> Costs(RunReader reader) => reader.Events(EventKind.Planned)
        .SelectMany(e => JsonNode.Parse(e.Detail)!["jobs"]!.AsArray())
        .ToDictionary(job => (string)job!["scope"]!, job => (double)job!["cost"]!);
}
