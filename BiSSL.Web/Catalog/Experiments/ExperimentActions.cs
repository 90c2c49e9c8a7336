using BiSSL.Training;
using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Security;

namespace BiSSL.Web.Catalog.Experiments;

/// <summary>Everything that people and scripts may do to experiments.</summary>
public sealed class ExperimentActions(RunStore store, ExperimentCatalog catalog, RunActions runs, DataRoots roots)
{
    private readonly ExperimentStore _experiments = new(store);

    /// <summary>The runs of a wished experiment, with all faults.</summary>
    public ExperimentPlan Plan(ExperimentDesign design)
    {
        ExperimentPlan plan = ExperimentPlan.Of(design);
        return plan with { Faults = [.. plan.Faults, .. plan.Runs.SelectMany(run => roots.Faults(run.Options.Data)).Distinct()] };
    }

    /// <summary>A new experiment with its runs at the end of the queue.</summary>
    /// <exception cref="RequestFault">The design is wrong, or there is no room.</exception>
    public Experiment Create(ExperimentDesign design)
    {
        ExperimentPlan plan = Faultless(design);
        runs.RequireRoom(plan.Runs.Count);
        return _experiments.Create(plan);
    }

    /// <summary>Queues what is not done: runs that ended before their work was done, and those that are not there any more. Gives how many.</summary>
    public int Continue(string id)
    {
        ExperimentResults results = catalog.Results(catalog.Existing(id));
        RunRecord[] ended = [.. results.Newest.Select(run => run.Run).Where(run => run.State.HasEnded() && run.State != RunState.Completed)];
        PlannedRun[] missing = [.. Faultless(results.Experiment.Design).Runs.Where(planned => !results.Newest.Any(run => (run.Dataset, run.Variant) == (planned.Dataset, planned.Variant)))];
        if (ended.Length + missing.Length == 0)
            return 0;
        runs.RequireRoom(ended.Length + missing.Length);
        foreach (RunRecord run in ended)
            runs.Send(run.Id, CommandKind.Resume);
        _experiments.Extend(id, results.Experiment.Design, missing);
        return ended.Length + missing.Length;
    }

    /// <summary>Stops its runs, those that wait and those that train. Gives how many.</summary>
    public int Stop(string id)
    {
        RunRecord[] going = [.. catalog.Results(catalog.Existing(id)).Runs.Select(run => run.Run.Run).Where(run => !run.State.HasEnded() && run.State != RunState.Stopping)];
        // The last in the queue first, so that none begins meanwhile.
        foreach (RunRecord run in going.Reverse())
            runs.Send(run.Id, CommandKind.Stop);
        return going.Length;
    }

    /// <summary>The same experiment on more seeds: every dataset and variant gets a run of all of them, which takes the finished stages from the cache.</summary>
    /// <exception cref="RequestFault">They are not more, runs are under way, or there is no room.</exception>
    public Experiment WithSeeds(string id, int seeds)
    {
        ExperimentResults results = catalog.Results(catalog.Existing(id));
        ExperimentDesign design = results.Experiment.Design;
        if (seeds <= design.Seeds)
            throw new RequestFault(StatusCodes.Status400BadRequest, $"This experiment has {Words.Many(design.Seeds, "seed")} already; ask for more.");
        if (results.Runs.Any(run => !run.Run.Run.State.HasEnded()))
            throw new RequestFault(StatusCodes.Status409Conflict, "Runs of this experiment are still under way; let them finish or stop them before you add seeds.");
        ExperimentPlan plan = Faultless(design with { Seeds = seeds });
        runs.RequireRoom(plan.Runs.Count);
        _experiments.Extend(id, plan.Design, plan.Runs);
        return catalog.Existing(id);
    }

    /// <summary>Removes an experiment; its runs stay.</summary>
    public void Delete(string id) => _experiments.Delete(catalog.Existing(id).Id);

    private ExperimentPlan Faultless(ExperimentDesign design)
    {
        ExperimentPlan plan = Plan(design);
        return plan.Faults.Count == 0
            ? plan
            : throw new RequestFault(StatusCodes.Status400BadRequest, string.Join(Environment.NewLine, plan.Faults), plan.Faults);
    }
}
