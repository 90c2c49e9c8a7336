using System.Text.Json.Nodes;
using BiSSL.Training.Runs;

namespace BiSSL.Training.Experiments;

/// <summary>What the runs of an experiment measured so far.</summary>
/// <param name="WithSteered">Whether those count.</param>
public sealed record ExperimentResults(Experiment Experiment, IReadOnlyList<MeasuredRun> Runs, bool WithSteered)
{
    public IReadOnlyList<RunRecord> Steered => [.. Runs.Where(run => run.Steered).Select(run => run.Run.Run)];

    /// <summary>How many trainings, an arm on a seed, are done, and how many there are.</summary>
    public (int Done, int Total) Trainings
    {
        get
        {
            ExperimentDesign design = Experiment.Design;
            int done = design.Datasets.Sum(dataset => design.Ways.Sum(way => Runs.Where(run => run.Is(dataset.Name, way)).SelectMany(run => run.Seeds("top-1", way.Arm)).Distinct().Count()));
            return (done, design.Datasets.Count * design.Ways.Count * design.Seeds);
        }
    }

    /// <param name="withSteered">Whether runs count in which somebody changed a setting on the way.</param>
    /// <param name="read">How to read a run; anew from the store unless given.</param>
    public static ExperimentResults Of(RunStore store, Experiment experiment, bool withSteered = false, Func<ExperimentRun, MeasuredRun>? read = null) =>
        new(experiment, [.. new ExperimentStore(store).Runs(experiment.Id).Select(read ?? (run => MeasuredRun.Of(store, run)))], withSteered);

    /// <summary>The run of every dataset and variant that was made last, of those that are still there.</summary>
    public IReadOnlyList<ExperimentRun> Newest => [.. Runs.Select(run => run.Run).GroupBy(run => (run.Dataset, run.Variant)).Select(runs => runs.Last())];

    /// <summary>What a way measured on a dataset; where two runs have the same seed, the older one counts.</summary>
    public WayCell Cell(string dataset, Way way, string metric)
    {
        var values = new SortedDictionary<int, double>();
        foreach (MeasuredRun run in Runs.Where(run => run.Is(dataset, way) && (WithSteered || !run.Steered)))
        {
            foreach (int seed in run.Seeds(metric, way.Arm))
                values.TryAdd(seed, run.Values[(metric, way.Arm, seed)]);
        }

        return new(way, values);
    }

    /// <summary>Whether the newest run of a dataset and variant is completed: what it has not measured it never will.</summary>
    public bool HasEnded(string dataset, string variant) => Newest.Any(run => run.Dataset == dataset && run.Variant == variant && run.Run.State == RunState.Completed);

    /// <summary>How the newest run of a dataset and variant ended before its work was done, such as "failed" where all that it trains diverges; null if it did not.</summary>
    public string? EndedEarly(string dataset, string variant) =>
        Newest.FirstOrDefault(run => run.Dataset == dataset && run.Variant == variant && run.Run.State.HasEnded() && run.Run.State != RunState.Completed) is { } run ? Transitions.Word(run.Run.State) : null;

    /// <summary>A dataset as the options of its runs name it; empty if it has no run any more.</summary>
    public string DataName(string dataset) => Runs.FirstOrDefault(run => run.Run.Dataset == dataset) is { } run ? (string?)JsonNode.Parse(run.Run.Run.Options)?["data"]?["name"] ?? "" : "";
}

/// <summary>A run of an experiment with what it measured.</summary>
public sealed record MeasuredRun(ExperimentRun Run, bool Steered, IReadOnlyDictionary<(string Metric, string Arm, int Seed), double> Values)
{
    public static MeasuredRun Of(RunStore store, ExperimentRun run)
    {
        var reader = new RunReader(store, run.Run.Id);
        return new(run, reader.IsSteered(), Measurements.Of(reader));
    }

    internal bool Is(string dataset, Way way) => Run.Dataset == dataset && Run.Variant == way.Variant;

    internal IEnumerable<int> Seeds(string metric, string arm) => Values.Keys.Where(key => key.Metric == metric && key.Arm == arm).Select(key => key.Seed);
}
