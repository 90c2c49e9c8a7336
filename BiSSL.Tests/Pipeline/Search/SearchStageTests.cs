using BiSSL.Tests.Pipeline.Latent;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Reporting.Search;
using BiSSL.Training.Pipeline.Stages;
using TorchSharp;

namespace BiSSL.Tests.Pipeline.Search;

public sealed class SearchStageTests
{
    private static readonly string[] s_search = ["search.trials=6", "search.shortest=3", "fineTune.epochs=8", "fineTune.validateEvery=1", "comparison.arms=scratch"];

    [Fact]
    public void Promoted_ATrial_EndsWithTheBitsOfOneThatNeverPaused()
    {
        using var scope = torch.NewDisposeScope();
        var options = TinyRun.Options(s_search);
        using var world = new World(options);
        using var search = world.Of(StageNames.Search).Search(null);
        Train(search, search.Steps - 1);
        Assert.True(search.Scalars()["told"]!.AsArray().Count > 6);
        var last = SearchJson.Read(search.Scalars()["trials"]!.AsArray().Single(trial => (string)trial!["state"]! == "training")!);
        Assert.True(last is { Rung: 1 } && last.Steps == last.FullSteps - 1);

        using var plain = new World(options with { FineTune = options.FineTune with { ScratchLearningRate = last.LearningRate, BaselineWeightDecay = last.WeightDecay } });
        using var whole = plain.Of(StageNames.FineTune).FineTune(null);
        Train(whole, whole.Steps - 1);

        Assert.Equal(whole.State.Select(tensor => $"trial.{tensor.Name}"), search.State.Select(tensor => tensor.Name));
        Assert.All(whole.State.Zip(search.State), pair => Assert.True(pair.First.Value.contiguous().bytes.SequenceEqual(pair.Second.Value.contiguous().bytes), pair.First.Name));
        Assert.Equal(whole.Scalars().ToJsonString(), search.Scalars()["trial"]!.ToJsonString());
    }

    [Fact]
    public void Trials_OfBothMethods_AreTheSameAsFarAsTheyGo()
    {
        var (asha, random) = (Search([.. s_search]), Search([.. s_search, "search.method=random"]));

        Assert.Equal(random.FullSteps, random.Steps);
        Assert.True(asha.Steps < asha.FullSteps);
        Assert.All(random.Trials, trial => Assert.Equal(TrialState.Finished, trial.State));
        Assert.Equal([TrialState.Early, TrialState.Finished], asha.Trials.Select(trial => trial.State).Distinct().Order());
        foreach (var (early, full) in asha.Trials.Zip(random.Trials))
        {
            Assert.Equal((full.LearningRate, full.WeightDecay), (early.LearningRate, early.WeightDecay));
            Assert.Equal(full.Curve.Take(early.Curve.Count), early.Curve);
        }
    }

    [Fact]
    public void Diverged_EveryTrial_LosesAndTheRunDoesNotFail()
    {
        var search = Search([.. s_search, "search.learningRateMin=1000", "search.learningRateMax=1000", "search.weightDecayMin=1", "search.weightDecayMax=1"]);

        Assert.All(search.Trials, trial => Assert.True(trial is { State: TrialState.Diverged, Best: null } && trial.Steps < trial.FullSteps));
        Assert.Null(search.Chosen);
    }

    [Fact]
    public void Search_ARun_TellsOfEveryTrial()
    {
        using var folder = new TempFolder();
        var told = TinyRun.Train(folder.Path, TinyRun.Options(s_search));
        var trials = told.Events.Where(e => e.Kind == EventKind.Trial).ToList();

        Assert.Equal(Enumerable.Range(0, 6), trials.Select(e => (int)e.Detail["number"]!).Distinct().Order());
        Assert.Contains(trials, e => ((string)e.Detail["text"]!).Contains(" goes on after ", StringComparison.Ordinal));
        Assert.Contains(trials, e => System.Text.RegularExpressions.Regex.IsMatch((string)e.Detail["text"]!, @"^Trial 0 \(learning rate [\d.E-]+, weight decay [\d.E-]+\) stopped after 9 of 24 steps: at best [\d.]+ %\.$"));
        Assert.Equal(["search/best", "search/valLoss", "search/valTop1"], told.Points.Where(point => point.Scope.Contains("search", StringComparison.Ordinal)).Select(point => point.Series).Distinct().Order());
    }

    [Fact]
    public void Search_WithoutTestImages_FindsTheSame()
    {
        using var scope = torch.NewDisposeScope();
        using var world = new World(TinyRun.Options(s_search));
        using var search = world.Of(StageNames.Search).Search(null);
        var expected = SearchResultOf(search);

        using var blind = new World(TinyRun.Options(s_search));
        blind.DisposeTestImages();
        using var again = blind.Of(StageNames.Search).Search(null);

        Assert.Equal(expected, SearchResultOf(again));
        using var fineTune = blind.Of(StageNames.FineTune).FineTune(null);
        Train(fineTune, fineTune.Steps);
        Assert.ThrowsAny<Exception>(() => fineTune.Result());                  // who does look at them fails
    }

    private static string SearchResultOf(IStage search)
    {
        Train(search, search.Steps);
        var trials = SearchJson.ReadSearch(search.Result().Measured).Trials;
        return string.Join('\n', trials.Select(trial => $"{trial.Number} {trial.State} {string.Join(' ', trial.Curve)}"));
    }

    private static SearchResult Search(string[] settings)
    {
        using var folder = new TempFolder();
        var done = TinyRun.Train(folder.Path, TinyRun.Options(settings)).Events.Single(e => e.Kind == EventKind.StageCompleted && e.Scope == "seed 0/scratch/search");
        return SearchJson.ReadSearch(done.Detail["measured"]!);
    }

    private static void Train(IStage stage, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            using var scope = torch.NewDisposeScope();
            stage.Step(step);
        }
    }

    /// <summary>Stages over the images that the options name.</summary>
    private sealed class World : IDisposable
    {
        private readonly RunData _data;
        private readonly StageFactory _stages;

        public World(RunOptions options)
        {
            var compute = Compute.Of(options.Engine);
            compute.Enter(options.Engine);
            _data = new RunData(options, compute, NullReporter.Instance, DataHome.None);
            _stages = new StageFactory(options, _data, compute, NullReporter.Instance);
        }

        public StageBuilder Of(string stage) => _stages.Of(stage, "scratch", new(0, 0));

        public void DisposeTestImages() => _data.Of(new(0, 0)).Test.Dispose();

        public void Dispose() => _data.Dispose();
    }
}
