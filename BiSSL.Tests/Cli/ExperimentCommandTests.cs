using BiSSL.Tests.Pipeline;
using BiSSL.Training.Cli;
using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Cli;

public sealed class ExperimentCommandTests : IDisposable
{
    private readonly Trainer _trainer = new();

    public void Dispose() => _trainer.Dispose();

    [Fact]
    public void New_FromAFile_QueuesItsRunsAndListShowsThem()
    {
        string file = _trainer.Write("mine.json", """{ "name": "mine", "datasets": [{ "name": "a", "settings": [] }, { "name": "b", "settings": ["data.labelsPerClass=20"] }], "arms": ["control", "bissl"], "seeds": 3 }""");
        Assert.Equal(0, _trainer.InStore("experiment", "new", file));
        Assert.Contains("2 runs queued", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.InStore("experiment"));
        Assert.Contains("0 of 12", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.InStore("experiment", "verdict", "mine", "--format", "csv"));
        Assert.Contains("No seed of both is done yet.", _trainer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void New_OfAFaultyFile_SaysWhatIsWrong()
    {
        Assert.Equal(2, _trainer.InStore("experiment", "new", _trainer.Write("mine.json", """{ "name": "mine", "datasets": [{ "name": "a", "settings": ["lower.stepz=1"] }] }""")));
        Assert.Contains("lower.stepz", _trainer.Error, StringComparison.Ordinal);
        Assert.Equal(2, _trainer.InStore("experiment", "new", "nowhere.json"));
        Assert.Equal(2, _trainer.InStore("experiment", "verdict", "mine"));
        Assert.Empty(_trainer.Store.List());
    }

    [Fact]
    public void Run_OfVariantsThatShareTheirPretextTraining_TrainsItOnceForAllSeedsAndVariants()
    {
        _trainer.Pipeline = new TrainingPipeline();
        ExperimentDesign design = new()
        {
            Name = "tiny",
            Settings = [.. TrainerProcess.Small.Where(text => !text.StartsWith("comparison.", StringComparison.Ordinal) && text != "checkpoint.cache=false"), "comparison.vary=fineTuning", "engine.lanes=1", "pretext.warmupSteps=4", "pretext.rampSteps=1", "fineTune.epochs=2"],
            Datasets = [new("a", [])],
            Variants = [new("weak", ["bilevel.lambda=0.1"]), new("strong", ["bilevel.lambda=1"]), new("half", ["pretext.fraction=0.5"])],
            Arms = ["control", "bissl"],
            Seeds = 2,
        };
        string id = new ExperimentStore(_trainer.Store).Create(ExperimentPlan.Of(design)).Id;

        Assert.Equal(0, _trainer.InStore("experiment", "run", id));

        RunReader[] runs = [.. new ExperimentStore(_trainer.Store).Runs(id).Select(run => new RunReader(_trainer.Store, run.Run.Id))];
        Assert.Single(runs.SelectMany(run => run.Events(EventKind.StageCompleted)), Warms);
        Assert.All(runs[1..], run => Assert.Single(run.Events(EventKind.StageReused), Warms));
        Assert.Single(runs[1].Events(EventKind.StageReused), e => e.Scope.EndsWith('/' + StageNames.Control, StringComparison.Ordinal));
        Assert.Single(runs[2].Events(EventKind.StageCompleted), e => e.Scope.EndsWith('/' + StageNames.Control, StringComparison.Ordinal));
        Assert.Equal((12, 12), ExperimentResults.Of(_trainer.Store, new ExperimentStore(_trainer.Store).Get(id)).Trainings);
        Assert.Contains("strong · bissl", Verdict(id, "md"), StringComparison.Ordinal);
        Assert.Contains("weak · bissl and weak · control cannot be told apart", _trainer.Output, StringComparison.Ordinal);
    }

    private static bool Warms(StoredEvent e) => e.Scope.EndsWith(StageNames.PretextWarmup, StringComparison.Ordinal);

    private string Verdict(string id, string format)
    {
        Assert.Equal(ExitCode.Done, _trainer.InStore("experiment", "verdict", id, "--format", format));
        return _trainer.Output;
    }
}
