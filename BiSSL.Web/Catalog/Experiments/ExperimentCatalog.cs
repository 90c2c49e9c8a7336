using System.Collections.Concurrent;
using BiSSL.Training;
using BiSSL.Training.Experiments;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog.Experiments;

/// <summary>Everything that pages and scripts may know of the experiments.</summary>
public sealed class ExperimentCatalog(RunStore store, RunCatalog runs)
{
    private const int MostKept = 5000;

    private readonly ExperimentStore _experiments = new(store);
    private readonly ConcurrentDictionary<string, (long Seq, MeasuredRun Run)> _measured = new();

    /// <summary>All experiments, newest first.</summary>
    public IReadOnlyList<ExperimentSummary> List() => [.. _experiments.List().Select(experiment => Summary(Results(experiment)))];

    /// <summary>The experiments that a run is a part of.</summary>
    public IReadOnlyList<Experiment> Of(string run) => _experiments.Of(run);

    /// <exception cref="RequestFault">There is none.</exception>
    public Experiment Existing(string id)
    {
        try
        {
            return _experiments.Get(id);
        }
        catch (UserError e) when (e.InnerException is null)
        {
            throw new RequestFault(StatusCodes.Status404NotFound, $"There is no experiment {id}.");
        }
    }

    /// <summary>What the runs of an experiment measured so far.</summary>
    public ExperimentResults Results(Experiment experiment, bool withSteered = false) => ExperimentResults.Of(store, experiment, withSteered, Measured);

    /// <summary>The runs of an experiment, oldest first, as lists show them.</summary>
    public IReadOnlyList<RunSummary> Runs(ExperimentResults results) => runs.Summaries([.. results.Runs.Select(run => run.Run.Run)]);

    public ExperimentSummary Summary(ExperimentResults results)
    {
        ExperimentDesign design = results.Experiment.Design;
        RunRecord[] newest = [.. results.Newest.Select(run => run.Run)];
        RunRecord[] alive = [.. newest.Where(run => run.State.IsAlive())];
        return new ExperimentSummary
        {
            Id = results.Experiment.Id,
            Name = design.Name,
            Preset = design.Preset,
            Datasets = [.. design.Datasets.Select(dataset => dataset.Name)],
            Variants = [.. design.Variants.Select(variant => variant.Name)],
            Arms = design.Arms,
            Seeds = design.Seeds,
            Created = results.Experiment.Created,
            Done = results.Trainings.Done,
            Total = results.Trainings.Total,
            Waiting = newest.Count(run => run.State == RunState.Queued),
            Alive = alive.Length,
            Open = (design.Datasets.Count * design.Variants.Count) - newest.Count(run => run.State is RunState.Queued or RunState.Completed || run.State.IsAlive()),
            Steered = results.Steered.Count,
            Remaining = runs.Summaries(alive).Max(run => run.Remaining),
        };
    }

    // A run that has said nothing new has measured nothing new.
    private MeasuredRun Measured(ExperimentRun run)
    {
        if (_measured.TryGetValue(run.Run.Id, out var known) && known.Seq == run.Run.LastSeq)
            return known.Run with { Run = run };
        MeasuredRun read = MeasuredRun.Of(store, run);
        if (_measured.Count >= MostKept)
            _measured.Clear();
        _measured[run.Run.Id] = (run.Run.LastSeq, read);
        return read;
    }
}
