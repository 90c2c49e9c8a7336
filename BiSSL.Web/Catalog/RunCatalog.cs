using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;

namespace BiSSL.Web.Catalog;

/// <summary>Everything that pages and scripts may know of the runs in the store.</summary>
public sealed class RunCatalog(RunStore store, Devices devices, TimeProvider time)
{
    private const int MostGlances = 5000;
    private static readonly string[] s_losses = ["lower/loss", "pretext/loss", "finetune/loss"];

    private readonly RunIndex _index = new(store);
    private readonly RunQueue _queue = new(store);
    private readonly ConcurrentDictionary<string, (long Seq, RunGlance Glance)> _glances = new();

    /// <summary>One page of the runs that fit, with everything a list shows.</summary>
    public (int Total, IReadOnlyList<RunSummary> Runs) Find(RunSearch search)
    {
        RunPage page = _index.Find(search);
        return (page.Total, Summaries(page.Runs));
    }

    /// <summary>What the runs can be told apart by.</summary>
    public RunFacets Facets() => _index.Facets();

    /// <summary>The waiting runs, first to start first.</summary>
    public IReadOnlyList<RunRecord> Waiting() => _queue.Waiting();

    /// <summary>Summaries of some runs, in the same order.</summary>
    public IReadOnlyList<RunSummary> Summaries(IReadOnlyList<RunRecord> runs)
    {
        string[] queue = runs.Any(run => run.State == RunState.Queued) ? [.. _queue.Waiting().Select(run => run.Id)] : [];
        return [.. runs.Select(run => Summary(run, queue, withGlance: true))];
    }

    /// <exception cref="UserError">There is none.</exception>
    public RunSummary Summary(string id) => Summaries([store.Get(id)])[0];

    /// <exception cref="UserError">There is none.</exception>
    public RunDetail Detail(string id)
    {
        RunRecord run = store.Get(id);
        RunOptions options = OptionsJson.Read(run.Options);
        return new RunDetail
        {
            Run = Summaries([run])[0],
            Options = JsonNode.Parse(run.Options)!,
            Differences = PresetOf(run, options) is { } preset ? OptionTree.Differences(preset, options) : [],
            ParentDifferences = run.Parent is null ? [] : OptionTree.Differences(OptionsJson.Read(store.Get(run.Parent).Options), options),
            Result = run.Result is null ? null : JsonNode.Parse(run.Result),
            Stages = new RunReader(store, id).Progress(),
            Usage = run.State.IsAlive() ? run.Usage : null,
            Process = run.Process,
            DiskBytes = store.Paths.DiskUsage(id),
        };
    }

    /// <summary>How a run stands now.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public RunStatus Status(string id)
    {
        RunRecord run = store.Get(id);
        string[] queue = run.State == RunState.Queued ? [.. _queue.Waiting().Select(waiting => waiting.Id)] : [];
        return new(time.GetUtcNow(), Summary(run, queue, withGlance: false), new RunReader(store, id).Progress(), run.State.IsAlive() ? run.Usage : null);
    }

    private RunSummary Summary(RunRecord run, string[] queue, bool withGlance)
    {
        run = run.At(time.GetUtcNow());
        var reader = new RunReader(store, run.Id);
        IReadOnlyList<StageProgress> stages = reader.Progress();
        Pace pace = Pace.Of(run, reader, stages);
        JsonNode options = JsonNode.Parse(run.Options)!;
        RunGlance? glance = withGlance ? Glance(run) : null;
        return new RunSummary
        {
            Id = run.Id,
            Name = run.Name,
            State = run.State,
            Preset = run.Preset,
            Dataset = (string?)options["data"]?["name"] ?? "",
            Device = devices.Of(run),
            Tags = run.Tags,
            Notes = run.Notes,
            Parent = run.Parent,
            Created = run.Created,
            StateSince = run.StateSince,
            Started = run.Started,
            Ended = run.Ended,
            Queued = run.QueuedTime,
            Running = run.RunningTime,
            Paused = run.PausedTime,
            Progress = pace.Done,
            Remaining = run.State.IsAlive() ? pace.Remaining : null,
            Stage = stages.Count > 0 ? stages[^1] : null,
            Arms = glance is null ? [] : ArmSummaries.Of(Arms(options), glance.Curves, run.Result),
            Sparkline = glance?.Sparkline ?? [],
            QueuePlace = Array.IndexOf(queue, run.Id) is >= 0 and var place ? place + 1 : null,
            Steered = glance?.Steered ?? reader.IsSteered(),
            Error = run.Error,
            ExitCode = run.ExitCode,
            Heartbeat = run.Heartbeat,
            LastSeq = run.LastSeq,
        };
    }

    private RunGlance Glance(RunRecord run)
    {
        if (_glances.TryGetValue(run.Id, out var known) && known.Seq == run.LastSeq)
            return known.Glance;
        RunGlance glance = RunGlance.Of(store, run, ArmSummaries.Curve, s_losses);
        if (_glances.Count >= MostGlances)
            _glances.Clear();
        _glances[run.Id] = (run.LastSeq, glance);
        return glance;
    }

    private static IEnumerable<string> Arms(JsonNode options) => options["comparison"]?["arms"] is JsonArray arms ? arms.Select(arm => (string)arm!) : [];

    private static RunOptions? PresetOf(RunRecord run, RunOptions options) =>
        Preset.Find(run.Preset)?.Make(options.Data.Name);
}
