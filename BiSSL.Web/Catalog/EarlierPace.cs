using System.Text.Json.Nodes;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>How fast a run of the same kind was on this machine.</summary>
/// <param name="Run">Its id.</param>
/// <param name="SecondsPerCost">Seconds of one unit of <see cref="StageCosts"/>, by stage.</param>
/// <param name="MemoryBytes">The most memory that it took; nothing if its batches were others.</param>
internal sealed record EarlierPace(string Run, IReadOnlyDictionary<string, double> SecondsPerCost, long? MemoryBytes)
{
    private const int RunsLookedAt = 50;

    /// <summary>The newest run of the same network on the same device that tells its pace.</summary>
    public static EarlierPace? Of(RunStore store, RunOptions options) => store.List(RunsLookedAt)
        .Select(run => (run, Earlier: Read(run))).Where(r => r.Earlier is { } earlier && Network(earlier) == Network(options))
        .Select(r => Measure(new RunReader(store, r.run.Id), r.run.Id, Batches(r.Earlier!) == Batches(options)))
        .FirstOrDefault(pace => pace.SecondsPerCost.Count > 0);

    private static EarlierPace Measure(RunReader reader, string id, bool sameBatches)
    {
        Dictionary<string, double> costs = reader.Events(EventKind.Planned).SelectMany(e => JsonNode.Parse(e.Detail)!["jobs"]!.AsArray())
            .ToDictionary(job => (string)job!["scope"]!, job => (double)job!["cost"]!);
        var paces = from stage in reader.Progress()
                    where stage is { Rate: > 0, Total: > 0 } && costs.GetValueOrDefault(stage.Scope) > 0
                    group stage.Total / stage.Rate / costs[stage.Scope] by stage.Stage;
        return new(id, paces.ToDictionary(p => p.Key, p => p.Average()), sameBatches ? Memory(reader) : null);
    }

    private static long? Memory(RunReader reader) => reader.Series().FirstOrDefault(s => s is { Scope: "machine", Name: "memory" }) is { } series
        ? (long)reader.History(series.Id, buckets: 1).Values.Max()
        : null;

    private static string Network(RunOptions o) =>
        (o.Model.Backbone, o.Model.Width, o.Model.Stem, o.Data.ImageSize, o.Engine.Device, o.Engine.Lanes, o.Engine.Threads, o.Engine.Precision).ToString();

    private static string Batches(RunOptions o) =>
        (o.Pretext.Batch, o.Pretext.Task, o.Upper.Batch, o.Hypergradient.Batches, o.FineTune.Batch, o.Data.Unlabelled, o.Data.UnlabelledCount, string.Join(',', o.Comparison.Arms)).ToString();

    private static RunOptions? Read(RunRecord run)
    {
        try
        {
            return OptionsJson.Read(run.Options);
        }
        catch (UserError)
        {
            return null; // of an older version of this program
        }
    }
}
