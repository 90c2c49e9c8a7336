using BiSSL.Tests.Data.Fixtures;
using BiSSL.Tests.Golden;
using BiSSL.Tests.Pipeline.Latent;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Plan;

/// <summary>What the arms and seeds of a comparison share.</summary>
public sealed class RunPlanTests : IDisposable
{
    private const int Classes = 3, PerClass = 10, First = 5, Seeds = 3;

    private readonly TempFolder _folder = new();

    public RunPlanTests()
    {
        for (var number = 0; number < Classes * PerClass; number++)
            Photo.Write(_folder[$"class {number / PerClass}/{number}.jpg"], number);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("folder", 0)]
    [InlineData("folder", 4)]
    [InlineData("shapes", 3)]
    public void Jobs_OnlyFineTuningVaries_HaveTheSameImagesInEveryArmAndSeed(string dataset, int labelsPerClass)
    {
        using var world = new World(Options(dataset, labelsPerClass, "fineTuning"));

        var images = world.Plan.Jobs.SelectMany(job => job.Determines["images"]!.AsObject().Select(set => (set.Key, (string)set.Value!)));
        Assert.Equal(ImageSets.All.Order(), images.Distinct().Select(set => set.Key).Order());
        Assert.Equal(4 * Seeds, world.Of(StageNames.FineTune).Count);
        Assert.All(world.Plan.Jobs, job => Assert.Equal(First, job.Seeds.Images));
        Assert.Equal(Enumerable.Range(First, Seeds), world.Of(StageNames.FineTune).Select(job => job.Seeds.Draws).Distinct());
        Assert.All(world.Plan.Jobs.Except(world.Of(StageNames.FineTune)), job => Assert.Equal(First, job.Seeds.Draws));
    }

    [Theory]
    [InlineData("fineTuning")]
    [InlineData("everything")]
    public void Jobs_OfEverySeed_ValidateAndTestOnNoImageThatBisslTrainedOn(string vary)
    {
        using var world = new World(Options("folder", 0, vary));

        foreach (var job in world.Of(StageNames.FineTune).Where(job => job.Arm == "bissl"))
        {
            var trained = Pictures(world, world.Of(StageNames.Bissl).Single(bissl => bissl == job.Inputs[0]), ImageSets.Train);
            Assert.NotEmpty(trained);
            Assert.Empty(trained.Intersect(Pictures(world, job, ImageSets.Validation)));
            Assert.Empty(trained.Intersect(Pictures(world, job, ImageSets.Test)));
            Assert.Equal(trained, Pictures(world, job, ImageSets.Train));
        }
    }

    [Fact]
    public void Jobs_EverythingVaries_ShareImagesWithinASeedAlone()
    {
        using var world = new World(Options("folder", 0, "everything"));

        foreach (var seed in world.Plan.Jobs.GroupBy(job => job.Seed))
            Assert.Equal(ImageSets.All.Count, seed.SelectMany(job => job.Determines["images"]!.AsObject().Select(set => (set.Key, (string)set.Value!))).Distinct().Count());
        Assert.Equal(Seeds, world.Of(StageNames.Bissl).Select(job => (string)job.Determines["images"]!["train"]!).Distinct().Count());
        Assert.All(world.Plan.Jobs, job => Assert.Equal(job.Seeds.Images, job.Seeds.Draws));
    }

    [Fact]
    public void Jobs_OfASearch_AreOneForEachArmOnTheFirstSeedsImages()
    {
        using var world = new World(Options("shapes", 3, "fineTuning") with { Search = new() { Trials = 3 } });

        Assert.Equal(["scratch", "pretext", "control", "bissl"], world.Of(StageNames.Search).Select(job => job.Arm));
        Assert.All(world.Of(StageNames.Search), job => Assert.Equal((new(First, First), false), (job.Seeds, job.Determines["images"]!.AsObject().ContainsKey("test"))));
        Assert.Empty(world.Of(StageNames.FineTune));
    }

    [Fact]
    public void FineTuning_OfAnotherSeed_HasAnotherHeadAndOtherBatches()
    {
        using var scope = NewDisposeScope();
        using var world = new World(Options("shapes", 3, "fineTuning"));
        var heads = world.Of(StageNames.FineTune).Where(job => job.Arm == "scratch").Select(job => job.Create([]).State.Single(entry => entry.Name == "phi.weight").Value);
        var batches = Enumerable.Range(First, Seeds).Select(seed => world.Data.Of(new(First, seed)).Labelled("fine-tune", 10).At(0).Images);

        Assert.Equal(Seeds, heads.Select(head => string.Join(' ', Numbers.Values(head))).Distinct().Count());
        Assert.Equal(Seeds, batches.Select(batch => string.Join(' ', Numbers.Values(batch))).Distinct().Count());
    }

    private static HashSet<string> Pictures(World world, Job job, string set)
    {
        var images = world.Data.Of(job.Seeds).Split(set).Images;
        return [.. Enumerable.Range(0, (int)images.shape[0]).Select(i => Convert.ToHexString(images[i].contiguous().bytes))];
    }

    private RunOptions Options(string dataset, int labelsPerClass, string vary) => TinyRun.Options(
        $"data.name={dataset}", $"data.root={(dataset == "folder" ? _folder.Path : "")}", $"data.unlabelled={(dataset == "folder" ? "same" : dataset)}", $"data.labelsPerClass={labelsPerClass}",
        $"comparison.vary={vary}", $"comparison.seed={First}", $"comparison.seeds={Seeds}", "comparison.arms=scratch,pretext,control,bissl",
        "pretext.batch=8", "pretext.steps=6", "headWarmup.batch=8", "upper.batch=8", "fineTune.batch=8");

    private sealed class World : IDisposable
    {
        public World(RunOptions options)
        {
            var compute = Compute.Of(options.Engine);
            Data = new RunData(options, compute, NullReporter.Instance, DataHome.None);
            Plan = new RunPlan(options, new JobFactory(options, Data, new StageFactory(options, Data, compute, NullReporter.Instance)));
        }

        public RunData Data { get; }

        public RunPlan Plan { get; }

        public List<Job> Of(string stage) => [.. Plan.Jobs.Where(job => job.Stage == stage)];

        public void Dispose() => Data.Dispose();
    }
}
