using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Runs;
using BiSSL.Training.Statistics;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Charts;
using BiSSL.Web.Components.Pages.Compare;

namespace BiSSL.Tests.Web;

public sealed class CompareTests
{
    [Theory]
    [InlineData("/compare")]
    [InlineData("/compare?runs=a,b,c")]
    [InlineData("/compare?runs=a&series=bissl:lower/loss,control/fine-tune:finetune/valTop1&metric=probe")]
    [InlineData("/compare?runs=a&series=")]
    public void Address_OfAComparison_GivesTheSameOneBack(string address) =>
        Assert.Equal(address, Uri.UnescapeDataString(CompareView.Of(new Uri("http://x" + address).Query).Address));

    [Fact]
    public void Of_AQueryWithDoublesAndNonsense_KeepsWhatMakesSense()
    {
        string many = string.Join(',', Enumerable.Range(0, 40).Select(i => $"r{i}"));
        Assert.Equal(["a", "b"], CompareView.Of("?runs=a,b,a,../x,<i>&metric=colour").Runs);
        Assert.Equal("top-1", CompareView.Of("?metric=colour").Metric);
        Assert.Equal(CompareView.MostRuns, CompareView.Of($"?runs={many}").Runs.Count);
        Assert.Null(CompareView.Of("?runs=a").Series);
        Assert.Equal(["a"], CompareView.Of("?runs=a").With("a").With("b").Without("b").Runs);
    }

    [Fact]
    public void Options_ThatDiffer_AreFoundInTheOrderOfThePipelineWithoutTheName()
    {
        RunOptions one = Preset.Named("demo").Make("shapes") with { Name = "one" };
        RunOptions two = one with { Name = "two", Bilevel = one.Bilevel with { Lambda = 0.5 }, Comparison = one.Comparison with { Arms = ["bissl"] } };

        IReadOnlyList<DifferingOption> differing = DifferingOption.Among([one, two, one]);

        Assert.Equal(["bilevel.lambda", "comparison.arms"], differing.Select(option => option.Option.Path));
        Assert.Equal("0.5", differing[0].Texts[1]);
        Assert.Equal(differing[0].Texts[0], differing[0].Texts[2]);
        Assert.Empty(DifferingOption.Among([one]));
        Assert.Empty(DifferingOption.Among([]));
    }

    [Fact]
    public void Results_OfSeeds_AreMeanAndSampleDeviation()
    {
        ComparedRun run = Measured(Run("a"), ("top-1", "bissl", 1), ("top-1", "bissl", 2), ("top-1", "bissl", 6), ("probe", "bissl", 4));

        Assert.Equal(new Spread(3, Math.Sqrt(7), 3), run.Results.Over("top-1", "bissl"));
        Assert.Equal(new Spread(4, null, 1), run.Results.Over("probe", "bissl"));
        Assert.Null(run.Results.Over("top-5", "bissl"));
        Assert.Null(run.Results.Over("top-1", "control"));
    }

    [Fact]
    public void Series_ToChooseFrom_AreThoseTheRunsHaveInTheOrderOfThePipeline()
    {
        ComparedRun one = Run("a", Line("seed 0/bissl", "upper/loss"), Line("seed 0/bissl", "lower/loss"), Line("machine", "cpu"), Line("seed 0/bissl", "cg/recurrence", vector: true), Line("seed 0/bissl", "cg/trueByLayer", vector: true));
        ComparedRun two = Run("b", Line("seed 3/bissl/fine-tune", "finetune/valTop1"), Line("seed 3/scratch/fine-tune", "finetune/valTop1"), Line("seed 4/pretext warm-up", "pretext/loss"), Line("seed 4/bissl", "lower/loss"), Line("seed 4/bissl", "new/thing"));

        IReadOnlyList<SeriesChoice> choices = SeriesChoice.Of([one, two]);

        Assert.Equal(
            ["pretext warm-up:pretext/loss", "bissl:lower/loss", "bissl:upper/loss", "bissl:cg/recurrence", "bissl:new/thing", "scratch/fine-tune:finetune/valTop1", "bissl/fine-tune:finetune/valTop1"],
            choices.Select(choice => choice.Key));
        Assert.Equal(["bissl:cg/recurrence", "bissl:new/thing"], choices.Where(choice => !choice.IsUsual).Select(choice => choice.Key));
        Assert.Equal("fine-tune", choices[^1].Stage);
    }

    [Fact]
    public void Chart_OfACurve_HasEveryRunInItsColourAndItsSeedsAsABand()
    {
        ComparedRun[] runs = [Run("a", Line("seed 0/bissl", "lower/loss"), Line("seed 1/bissl", "lower/loss"), Line("seed 0/control", "pretext/loss")), Run("b"), Run("c", Line("seed 0/bissl", "lower/loss"))];
        ChartSpec chart = new ComparedCharts(runs, RunNames.Of([.. runs.Select(run => run.Run)])).Of(new("bissl", "lower/loss", Vector: false));

        Assert.Equal([("a", "run-1", "a"), ("a", "run-1", "a"), ("c", "run-3", null)], chart.Lines.Select(line => (line.Run, line.Colour, line.Band)));
        Assert.Equal(("bissl", null), (chart.Group, chart.Over));
        Assert.Equal(chart, new ComparedCharts(runs, ["a", "b", "c"]).Of(new("bissl", "lower/loss", Vector: false)));
    }

    [Fact]
    public void Chart_OfVectors_ShowsTheFirstSeedOverIterations()
    {
        ComparedRun[] runs = [Run("a", Line("seed 0/bissl", "cg/recurrence", vector: true), Line("seed 1/bissl", "cg/recurrence", vector: true))];
        ChartSpec chart = new ComparedCharts(runs, ["a"]).Of(new("bissl", "cg/recurrence", Vector: true));
        Assert.Equal(("iteration", 1, null), (chart.Over, chart.Lines.Count, chart.Lines[0].Band));
    }

    [Fact]
    public void Names_ThatAreTheSame_AreToldApartByTheId() =>
        Assert.Equal(["x (a)", "y", "x (c)", "d"], RunNames.Of([Run("a", "x").Run, Run("b", "y").Run, Run("c", "x").Run, Run("d", "").Run]));

    [Fact]
    public void Parallel_OfRuns_HasOptionsThenResultsAndALogWhereTheySpanPowersOfTen()
    {
        ComparedRun one = Measured(Run("a"), ("top-1", "bissl", 40), ("top-1", "bissl", 42)), two = Run("b");
        RunOptions options = one.Options;
        two = two with { Options = options with { Bilevel = options.Bilevel with { Lambda = options.Bilevel.Lambda * 100 }, Comparison = options.Comparison with { Arms = ["bissl"], Seeds = options.Comparison.Seeds + 1 } } };
        ComparedRun[] runs = [one, two];

        ParallelSpec? spec = ParallelRuns.Of(runs, ["a", "b"], DifferingOption.Among([one.Options, two.Options]), "top-1");

        Assert.Equal([("λ", true), ("comparison.seeds", null), ("bissl, %", null)], spec!.Axes.Select(axis => (axis.Label, axis.Log)));
        Assert.Equal([41.0, null], spec.Rows.Select(row => row.Values[2]));
        Assert.Null(ParallelRuns.Of([one], ["a"], [], "top-1"));
    }

    private static SeriesInfo Line(string scope, string name, bool vector = false) => new() { Id = 1, Scope = scope, Name = name, Vector = vector, Count = 2 };

    private static ComparedRun Run(string id, params SeriesInfo[] series) => Run(id, id) with { Series = series };

    private static ComparedRun Run(string id, string name) => new(
        new RunSummary { Id = id, Name = name, State = RunState.Running, Preset = "demo", Dataset = "shapes", Device = "cpu", Tags = [], Notes = "", Created = default, StateSince = default },
        Preset.Named("demo").Make("shapes"),
        [],
        new RunResults(new Dictionary<(string, string, int), double>(), new([])));

    private static ComparedRun Measured(ComparedRun run, params (string Metric, string Arm, double Value)[] values) =>
        run with { Results = run.Results with { Values = values.Index().ToDictionary(v => (v.Item.Metric, v.Item.Arm, Seed: v.Index), v => v.Item.Value) } };
}
