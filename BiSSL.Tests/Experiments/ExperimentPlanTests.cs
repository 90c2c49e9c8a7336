using BiSSL.Training;
using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Tests.Experiments;

public sealed class ExperimentPlanTests
{
    private static readonly ExperimentDesign s_design = MeasuredExperiment.TwoDatasets;

    [Fact]
    public void Of_DatasetsAndVariants_IsARunOfEachPairWithAllArmsAndSeeds()
    {
        var plan = ExperimentPlan.Of(s_design with { Settings = ["lower.steps=3"], Variants = [new("", []), new("BYOL", ["pretext.task=byol"])] });

        Assert.Empty(plan.Faults);
        Assert.Equal([("ten labels", ""), ("ten labels", "BYOL"), ("thirty labels", ""), ("thirty labels", "BYOL")], plan.Runs.Select(run => (run.Dataset, run.Variant)));
        Assert.All(plan.Runs, run => Assert.Equal((5, 3, "scratch,control,bissl"), (run.Options.Comparison.Seeds, run.Options.Lower.Steps, string.Join(',', run.Options.Comparison.Arms))));
        Assert.Equal([("simclr", 10), ("byol", 10), ("simclr", 30), ("byol", 30)], plan.Runs.Select(run => (run.Options.Pretext.Task, run.Options.Data.LabelsPerClass)));
        Assert.Equal("Two worlds · thirty labels · BYOL", plan.Runs[3].Options.Name);
    }

    [Fact]
    public void Of_ThePaper_GivesEveryDatasetItsOwnRates()
    {
        ExperimentDesign design = new() { Name = "paper", Preset = "paper", Datasets = [new("a", ["data.name=stl10", "data.root=x"]), new("b", ["data.name=cifar10", "data.root=y", "data.unlabelled=same"])] };
        Assert.Equal([0.0005, 0.0003], ExperimentPlan.Of(design).Runs.Select(run => run.Options.FineTune.LearningRate));
    }

    [Fact]
    public void Of_APresetOfADataset_KnowsIt() =>
        Assert.DoesNotContain(ExperimentPlan.Of(s_design with { Preset = "paper/flowers" }).Faults, fault => fault.Path == "preset");

    [Fact]
    public void Of_AFaultSomewhere_SaysWhereAndEverywhereSaysItOnce()
    {
        ExperimentDesign design = s_design with { Settings = ["lower.stepz=3"], Variants = [new("", []), new("odd", ["bilevel.lambda=-1"])] };
        IReadOnlyList<OptionFault> faults = ExperimentPlan.Of(design).Faults;
        Assert.Single(faults, fault => fault.Path == "lower.stepz");
        Assert.Single(faults, fault => fault.Path == "ten labels · odd: bilevel.lambda");
        Assert.Throws<UserError>(() => ExperimentPlan.Of(design).Require());
    }

    public static TheoryData<string, ExperimentDesign> Wrong => new()
    {
        { "name", s_design with { Name = "" } },
        { "name", s_design with { Name = new string('x', 101) } },
        { "preset", s_design with { Preset = "none" } },
        { "datasets", s_design with { Datasets = [] } },
        { "datasets", s_design with { Datasets = [new("a", []), new("a", [])] } },
        { "datasets[0].name", s_design with { Datasets = [new("", [])] } },
        { "datasets", s_design with { Datasets = [new("a/b", [])] } },
        { "datasets × variants", s_design with { Datasets = [.. Parts(11)], Variants = [.. Parts(11)] } },
        { "comparison.seeds", s_design with { Datasets = [new("a", ["comparison.seeds=3"])] } },
        { "comparison.arms", s_design with { Settings = ["comparison.arms=bissl"] } },
        { "comparison.vary", s_design with { Variants = [new("v", ["comparison.vary=everything"])] } },
        { "comparison.arms", s_design with { Arms = ["none"] } },
        { "comparison.seeds", s_design with { Seeds = 0 } },
        { "search.trials", s_design with { Settings = ["search.trials=30"] } },
        { "experiment", s_design with { Datasets = null! } },
        { "experiment", s_design with { Variants = [new("v", null!)] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Of_AWrongDesign_NamesWhatIsWrong(string path, ExperimentDesign design) =>
        Assert.Contains(ExperimentPlan.Of(design).Faults, fault => fault.Path.EndsWith(path, StringComparison.Ordinal));

    [Fact]
    public void Json_WrittenAndRead_IsTheSameDesign()
    {
        ExperimentDesign design = s_design with { Variants = [new("", []), new("λ „klein“", ["bilevel.lambda=0.1"])] };
        Assert.Equivalent(design, ExperimentJson.Read(ExperimentJson.Write(design), "it"), strict: true);
        Assert.DoesNotContain("ways", ExperimentJson.Write(design), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("nothing")]
    [InlineData("null")]
    [InlineData("{\"nam\": \"x\"}")]
    [InlineData("{\"seeds\": \"many\"}")]
    public void Json_OfSomethingElse_IsRefusedWithAnExample(string json) =>
        Assert.Contains("it must look like", Assert.Throws<UserError>(() => ExperimentJson.Read(json, "mine.json")).Message, StringComparison.Ordinal);

    private static IEnumerable<ExperimentPart> Parts(int count) => Enumerable.Range(0, count).Select(i => new ExperimentPart($"p{i}", []));
}
