using BiSSL.Tests.Runs;
using BiSSL.Training;
using BiSSL.Training.Experiments;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Experiments;

public sealed class ExperimentStoreTests : StoreTest
{
    private ExperimentStore Experiments => new(Store);

    [Fact]
    public void Create_APlan_QueuesItsRunsInOrder()
    {
        Experiment made = Experiments.Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets));

        Assert.Equivalent(MeasuredExperiment.TwoDatasets, Experiments.Get(made.Id).Design, strict: true);
        IReadOnlyList<ExperimentRun> runs = Experiments.Runs(made.Id);
        Assert.Equal(["ten labels", "thirty labels"], runs.Select(run => run.Dataset));
        Assert.Equal(runs.Select(run => run.Run.Id), new RunQueue(Store).Waiting().Select(run => run.Id));
        Assert.All(runs, run => Assert.True(Directory.Exists(Store.Paths.Run(run.Run.Id))));
        Assert.Equal([made.Id], Experiments.Of(runs[0].Run.Id).Select(experiment => experiment.Id));
    }

    [Fact]
    public void Create_AFaultyPlan_MakesNothing()
    {
        Assert.Throws<UserError>(() => Experiments.Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets with { Seeds = 0 })));
        Assert.Empty(Experiments.List());
        Assert.Empty(Store.List());
    }

    [Fact]
    public void Runs_OfWhichOneWasDeleted_AreTheOthers()
    {
        string id = Experiments.Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets)).Id;
        string first = Experiments.Runs(id)[0].Run.Id;
        Store.Transition(first, RunState.Stopped);
        Store.Delete(first);
        Assert.Equal(["thirty labels"], Experiments.Runs(id).Select(run => run.Dataset));
    }

    [Fact]
    public void Delete_AnExperiment_LeavesItsRuns()
    {
        string id = Experiments.Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets)).Id;
        Experiments.Delete(id);
        Assert.Throws<UserError>(() => Experiments.Get(id));
        Assert.Equal(2, Store.List().Count);
    }

    [Fact]
    public void Extend_WithMoreSeeds_AddsRunsThatHaveTheOldSeedsToo()
    {
        string id = Experiments.Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets)).Id;
        ExperimentDesign more = MeasuredExperiment.TwoDatasets with { Seeds = 8 };
        Experiments.Extend(id, more, ExperimentPlan.Of(more).Runs);
        Assert.Equal((4, 8), (Experiments.Runs(id).Count, Experiments.Get(id).Design.Seeds));
    }

    [Fact]
    public void Find_ByNameOrBeginning_NamesWhatMayBeMeant()
    {
        Experiment one = Experiments.Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets)), two = Experiments.Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets with { Name = "other" }));
        Assert.Equal((one.Id, two.Id), (Experiments.Find("Two worlds").Id, Experiments.Find(two.Id).Id));
        Assert.Contains("may mean", Assert.Throws<UserError>(() => Experiments.Find(one.Id[..4])).Message, StringComparison.Ordinal);
        Assert.Contains("No experiment", Assert.Throws<UserError>(() => Experiments.Find("x")).Message, StringComparison.Ordinal);
    }
}
