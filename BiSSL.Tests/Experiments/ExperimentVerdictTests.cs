using System.Globalization;
using BiSSL.Tests.Runs;
using BiSSL.Training.Experiments;
using BiSSL.Training.Experiments.Export;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Experiments;

public sealed class ExperimentVerdictTests : StoreTest
{
    private static readonly double[] s_control = [40, 41, 39, 40, 42, 38, 41, 40];
    private static readonly double[] s_better = [42.1, 42.9, 41.2, 42, 43.8, 40.1, 43, 41.9];

    [Fact]
    public void Of_NothingMeasured_SaysSo()
    {
        ExperimentVerdict verdict = Verdict(Create());
        Assert.Equal("No dataset has all its seeds yet; 2 are on the way.", verdict.Headline);
        Assert.All(verdict.Rows, row => Assert.Equal("No seed of both is done yet.", verdict.Says(row)));
        Assert.Equal((new Way("", "bissl"), new Way("", "control")), verdict.Compared);
    }

    [Fact]
    public void Of_ThreeSeeds_NeverCallsThemBetterHoweverClearTheInterval()
    {
        string id = Create(seeds: 3);
        Fill(id, "ten labels", s_better[..3], s_control[..3]);
        ExperimentVerdict verdict = Verdict(id);
        DatasetRow row = verdict.Rows[0];
        Assert.True(row.Difference!.Paired.LeavesZeroOut);
        Assert.False(row.Difference.IsClear);
        Assert.Equal("No clear difference between bissl and control: +2.1 points (+1.7 to +2.4). 3 seeds cannot decide this: sign flips of 6 comparisons take at least 8; 10 would detect 0.2 points.", verdict.Says(row));
        Assert.Equal("bissl and control cannot be told apart on any of 1 finished of 2 datasets with 3 seeds.", verdict.Headline);
    }

    [Fact]
    public void Of_EightSeeds_SaysWhatIsBetterAndWhatIsNotTold()
    {
        string id = Create(seeds: 8);
        Fill(id, "ten labels", s_better, s_control);
        Fill(id, "thirty labels", [60, 61.2, 59, 60.4, 62, 60.5, 58.9, 60.1], [60.1, 60.9, 59.3, 60, 61.9, 60.8, 59, 59.9]);
        ExperimentVerdict verdict = Verdict(id);
        Assert.Equal("bissl is better than control on 1 of 2 datasets, worse on none; 1 cannot be told apart with 8 seeds.", verdict.Headline);
        Assert.Equal(6 * 2.0 / 256, verdict.Rows[0].Difference!.Holm, 12);      // two datasets, three pairs of arms
        Assert.Matches(@"^bissl is better than control: \+2\.0 points \(.+\), 8 seeds, p = 0\.047 by sign flips, corrected for 6 comparisons\.$", verdict.Says(verdict.Rows[0]));
        Assert.Matches(@"^No clear difference between bissl and control: 0\.0 points \(.+\)\. 8 seeds detect 0\.\d points or more; one as small as this takes ", verdict.Says(verdict.Rows[1]));
    }

    [Fact]
    public void Of_TheSameTurnedRound_IsWorse()
    {
        string id = Create(seeds: 8);
        Fill(id, "ten labels", s_control, s_better);
        Fill(id, "thirty labels", s_better, s_better);
        ExperimentVerdict verdict = Verdict(id);
        Assert.Equal("bissl is better than control on 0 of 2 datasets, worse on 1; 1 cannot be told apart with 8 seeds.", verdict.Headline);
        Assert.StartsWith("bissl is worse than control: −2.0 points (", verdict.Says(verdict.Rows[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "bissl is better than control.")]
    [InlineData(false, "bissl is worse than control.")]
    public void Of_OneDataset_SaysItPlainly(bool better, string headline)
    {
        string id = new ExperimentStore(Store).Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets with { Datasets = [new("a", [])], Seeds = 8 })).Id;
        Fill(id, "a", better ? s_better : s_control, better ? s_control : s_better);
        Assert.Equal(headline, Verdict(id).Headline);
    }

    [Fact]
    public void Of_HalfFilledDatasets_CorrectsForAllOfThem()
    {
        string id = Create(seeds: 10);
        Fill(id, "ten labels", s_better, s_control);
        ExperimentVerdict verdict = Verdict(id);
        Assert.False(verdict.Rows[0].Finished);
        Assert.Equal(6 * 2.0 / 256, verdict.Rows[0].Difference!.Holm, 12);      // two datasets, three pairs of arms
        Assert.StartsWith("So far: ", verdict.Says(verdict.Rows[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SteeredRuns_LeavesThemOutUnlessAsked()
    {
        string id = Create(seeds: 3);
        Fill(id, "ten labels", s_better[..3], s_control[..3]);
        MeasuredExperiment.Steer(Store, id, "ten labels");
        Assert.Null(Verdict(id).Rows[0].Difference);
        Assert.NotNull(Verdict(id, withSteered: true).Rows[0].Difference);
        Assert.Single(ExperimentResults.Of(Store, new ExperimentStore(Store).Get(id)).Steered);
    }

    [Fact]
    public void Of_Variants_ComparesThemOnTheSameSeeds()
    {
        ExperimentDesign design = MeasuredExperiment.TwoDatasets with { Arms = ["bissl"], Variants = [new("SimCLR", []), new("BYOL", ["pretext.task=byol"])], Seeds = 2 };
        string id = new ExperimentStore(Store).Create(ExperimentPlan.Of(design)).Id;
        MeasuredExperiment.Measure(Store, id, "ten labels", "SimCLR", "bissl", [40, 41]);
        MeasuredExperiment.Measure(Store, id, "ten labels", "BYOL", "bissl", [43, 45]);
        ExperimentVerdict verdict = Verdict(id);
        Assert.Equal("BYOL · bissl − SimCLR · bissl", VerdictTexts.Compared(verdict));
        Assert.Equal(3.5, verdict.Rows[0].Difference!.Paired.Mean, 12);
        Assert.Equal(-3.5, ExperimentVerdict.Of(Results(id), "top-1", (design.Ways[0], design.Ways[1])).Rows[0].Difference!.Paired.Mean, 12);
    }

    [Theory]
    [InlineData("scratch", "control", "bissl")]
    [InlineData("control", "bissl")]
    public void Of_OneDataset_CallsClearExactlyWhatTheRunCallsClear(params string[] arms)
    {
        string id = new ExperimentStore(Store).Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets with { Datasets = [new("a", [])], Arms = arms, Seeds = 8 })).Id;
        var measured = new Dictionary<string, double[]> { ["scratch"] = [20, 30, 25, 22, 28, 38.5, 21, 26], ["control"] = s_control, ["bissl"] = s_better };
        foreach (string arm in arms)
            Measure(id, "a", arm, measured[arm]);
        RunVerdict run = RunVerdict.Of(arms, ["top-1"], (_, arm) => measured[arm].Index().ToDictionary(value => value.Index, value => value.Item));

        Assert.Equal(Way.Telling(arms), run.Differences.Select(pair => (pair.First, pair.Second)));
        Assert.All(run.Differences, pair =>
        {
            ExperimentVerdict verdict = ExperimentVerdict.Of(Results(id), "top-1", (new("", pair.First), new("", pair.Second)));
            Difference difference = verdict.Rows[0].Difference!;
            Assert.Equal((difference.Holm, difference.Comparisons, difference.IsClear), (pair.Difference.Holm, pair.Difference.Comparisons, pair.Difference.IsClear));
            Assert.Contains(verdict.Says(verdict.Rows[0]), run.Sentences("top-1").Select(sentence => sentence.Replace(" after fine-tuning (top-1)", "", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void Of_ThePairTurnedRound_IsOfTheSameFamily()
    {
        string id = Create(seeds: 8);
        Fill(id, "ten labels", s_better, s_control);
        Assert.Equal(6 * 2.0 / 256, ExperimentVerdict.Of(Results(id), "top-1", (new("", "control"), new("", "bissl"))).Rows[0].Difference!.Holm, 12);
    }

    [Theory]
    [InlineData(0.5, "No clear difference between bissl and control: +0.5 points on every seed. 2 seeds cannot decide this: sign flips of 6 comparisons take at least 8.")]
    [InlineData(0.0, "No clear difference between bissl and control: 0.0 points on every seed. 2 seeds cannot decide this: sign flips of 6 comparisons take at least 8.")]
    public void Of_TwoEqualDifferences_ClaimsNoPrecision(double difference, string says)
    {
        string id = Create(seeds: 2);
        Fill(id, "ten labels", [40 + difference, 41 + difference], [40, 41]);
        ExperimentVerdict verdict = Verdict(id);
        Assert.Equal(says, verdict.Says(verdict.Rows[0]));
        Assert.False(verdict.Rows[0].Difference!.IsClear);
    }

    [Fact]
    public void Of_EightEqualDifferences_IsClearButZeroNeverIs()
    {
        string id = Create(seeds: 8);
        Fill(id, "ten labels", [.. s_control.Select(value => value + 0.5)], s_control);
        Fill(id, "thirty labels", s_control, s_control);
        ExperimentVerdict verdict = Verdict(id);
        Assert.Equal("bissl is better than control: +0.5 points on every seed, 8 seeds, p = 0.047 by sign flips, corrected for 6 comparisons.", verdict.Says(verdict.Rows[0]));
        Assert.Equal("No clear difference between bissl and control: 0.0 points on every seed. p = 1.00 by sign flips, corrected for 6 comparisons.", verdict.Says(verdict.Rows[1]));
    }

    [Fact]
    public void Of_OneSeed_SaysThatItCannotTell()
    {
        string id = Create(seeds: 1);
        Fill(id, "ten labels", [50], [40]);
        Assert.Equal("bissl against control: +10.0 points on one seed, which cannot tell luck from effect.", Verdict(id).Says(Verdict(id).Rows[0]));
    }

    [Fact]
    public void Difference_OfAScoreThatIsNotFinite_LeavesItsSeedOut()
    {
        Difference difference = Difference.Of(new Dictionary<int, double> { [0] = 1, [1] = double.NaN, [2] = 3 }, new Dictionary<int, double> { [0] = 0, [1] = 0, [2] = double.PositiveInfinity, [3] = 1 })!;
        Assert.Equal([0], difference.Values.Keys);
        Assert.Equal(1, difference.Flips.P);
    }

    [Fact]
    public void Of_RunsThatEndedWithoutAScoreOfASeed_SaysSoAndIsFinished()
    {
        string id = Create(seeds: 8);
        Fill(id, "ten labels", s_better[..7], s_control);
        Complete(id);
        ExperimentVerdict verdict = Verdict(id);
        Assert.True(verdict.Rows[0].Finished);
        Assert.EndsWith(" Of 8 seeds, 7 have a score of both.", verdict.Says(verdict.Rows[0]), StringComparison.Ordinal);
        Assert.Equal("Nothing to compare: no seed of both has this score.", verdict.Says(verdict.Rows[1]));
        Assert.Equal("bissl and control cannot be told apart on any of 1 finished of 2 datasets with 7 seeds.", verdict.Headline);
    }

    [Theory]
    [InlineData(RunState.Failed, "failed")]
    [InlineData(RunState.Stopped, "stopped")]
    public void Of_ARunThatEndedEarly_IsNamedAndNotOnTheWay(RunState state, string how)
    {
        string id = Create(seeds: 8);
        End(id, "ten labels", state);
        Assert.Equal($"No dataset has all its seeds yet; 1 is on the way. Runs ended before their work was done: ten labels ({how}).", Verdict(id).Headline);
        Assert.Equal($"No seed of both is done, and a run ended before its work was done ({how}).", Verdict(id).Says(Verdict(id).Rows[0]));
        Fill(id, "thirty labels", s_better, s_control);
        Assert.Equal($"bissl is better than control on 1 of 1 finished of 2 datasets, worse on none. Runs ended before their work was done: ten labels ({how}).", Verdict(id).Headline);
    }

    [Fact]
    public void Of_OnlyRunsThatEndedEarly_WaitsForNothing()
    {
        string id = Create(seeds: 8);
        End(id, "ten labels", RunState.Failed);
        End(id, "thirty labels", RunState.Failed);
        Assert.Equal("Nothing to compare: no dataset has a seed of both. Runs ended before their work was done: ten labels (failed), thirty labels (failed).", Verdict(id).Headline);
        Fill(id, "ten labels", s_better[..3], s_control[..3]);
        Assert.StartsWith("No dataset has all its seeds. Runs ended", Verdict(id).Headline, StringComparison.Ordinal);
        Assert.StartsWith("So far: ", Verdict(id).Says(Verdict(id).Rows[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TheProbeOfSharedPretextTraining_IsFinishedWithItsOneSeed()
    {
        string id = Create(seeds: 8);
        foreach (string dataset in new[] { "ten labels", "thirty labels" })
        {
            MeasuredExperiment.MeasureProbe(Store, id, dataset, "bissl", 50);
            MeasuredExperiment.MeasureProbe(Store, id, dataset, "control", 45);
        }

        Complete(id);
        ExperimentVerdict verdict = ExperimentVerdict.Of(Results(id), "probe");
        Assert.Equal("bissl and control cannot be told apart on any of 2 datasets with 1 seed.", verdict.Headline);
        Assert.Equal("bissl against control: +5.0 points on one seed, which cannot tell luck from effect.", verdict.Says(verdict.Rows[0]));
        Assert.Equal("Nothing to compare: no dataset has a seed of both.", Verdict(id).Headline);
    }

    [Fact]
    public void Of_TwoRunsOfADataset_TakesEverySeedOnce()
    {
        string id = Create(seeds: 2);
        Fill(id, "ten labels", [42, 43], [40, 41]);
        ExperimentDesign more = MeasuredExperiment.TwoDatasets with { Seeds = 3 };
        new ExperimentStore(Store).Extend(id, more, ExperimentPlan.Of(more).Runs);
        string second = new ExperimentStore(Store).Runs(id).Last(run => run.Dataset == "ten labels").Run.Id;
        MeasuredExperiment.Report(Store, second, "bissl", [42, 43, 44]);
        MeasuredExperiment.Report(Store, second, "control", [40, 41, 42]);
        Assert.Equal(3, Verdict(id).Rows[0].Difference!.Paired.Seeds);
        Assert.Equal((6, 18), Results(id).Trainings);
    }

    [Fact]
    public void Budgets_OfVariantsWithDifferentSteps_AreCurvesOfEqualTotals()
    {
        ExperimentDesign design = MeasuredExperiment.TwoDatasets with
        {
            Arms = ["scratch", "pretext", "bissl"], Seeds = 2,
            Variants = [new("600", ["pretext.steps=600", "pretext.warmupSteps=450"]), new("BYOL", ["pretext.task=byol"]), new("300", ["pretext.steps=300", "pretext.warmupSteps=150"])],
        };
        string id = new ExperimentStore(Store).Create(ExperimentPlan.Of(design)).Id;
        MeasuredExperiment.Measure(Store, id, "ten labels", "BYOL", "bissl", [90, 90]);
        foreach (string variant in new[] { "600", "300" })
        {
            MeasuredExperiment.Measure(Store, id, "ten labels", variant, "scratch", [20, 22]);
            MeasuredExperiment.Measure(Store, id, "ten labels", variant, "pretext", [38, 40]);
            MeasuredExperiment.Measure(Store, id, "ten labels", variant, "bissl", [41, 43]);
        }

        BudgetCurves curves = Assert.Single(BudgetCurves.Of(Results(id), "top-1"));
        Assert.Equal(["pretext", "bissl"], curves.Arms.Select(curve => curve.Arm));
        Assert.All(curves.Arms, curve => Assert.Equal([300, 600], curve.Points.Select(point => point.Steps)));
        Assert.Equal(42, curves.Arms[1].Points[0].Accuracy.Mean);
        Assert.Empty(BudgetCurves.Of(Results(Create()), "top-1"));
    }

    [Theory]
    [InlineData("cifar10", "top-1", 0.1)]
    [InlineData("pets", "top-1", 2.8)]
    [InlineData("flowers", "top-5", -0.2)]
    [InlineData("voc2007", "top-1", 1.8)]
    public void Paper_OfADataset_IsItsTable1(string dataset, string metric, double difference) => Assert.Equal(difference, PaperTable1.Find(dataset, metric)!.Difference);

    [Theory]
    [InlineData("shapes", "top-1")]
    [InlineData("voc2007", "top-5")]
    [InlineData("pets", "probe")]
    public void Paper_OfWhatItDoesNotSay_IsNothing(string dataset, string metric) => Assert.Null(PaperTable1.Find(dataset, metric));

    [Fact]
    public void Exports_OfHostileNames_StayTextInEveryFormat()
    {
        ExperimentDesign design = MeasuredExperiment.TwoDatasets with { Datasets = [new("=1+1 & 50% | <b>", []), new("b", [])], Seeds = 2 };
        string id = new ExperimentStore(Store).Create(ExperimentPlan.Of(design)).Id;
        Fill(id, "=1+1 & 50% | <b>", [40.5, 41], [40, 40]);
        ExperimentVerdict verdict = Verdict(id);

        string csv = VerdictExport.Formats["csv"](verdict), markdown = VerdictExport.Formats["md"](verdict), latex = VerdictExport.Formats["tex"](verdict);
        Assert.Contains("\r\n'=1+1 & 50% | <b>,top-1,,,0,40,0,2,40.75,", csv, StringComparison.Ordinal);
        Assert.Contains(@"| =1+1 \& 50% \| \<b\> | – | 40.0 ± 0.0 | 40.8 ± 0.4 |", markdown, StringComparison.Ordinal);
        Assert.Contains(@"=1+1 \& 50\% \textbar{} $<$b$>$ & -- & 40.0 $\pm$ 0.0 & 40.8 $\pm$ 0.4", latex, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_OfNamesThatHoldCommasQuotesAndFormulas_IsOneTable()
    {
        ExperimentDesign design = MeasuredExperiment.TwoDatasets with
        {
            Name = "commas, \"quotes\" | pipes",
            Datasets = [new("shapes, small", []), new("=1+1", []), new("@a", []), new("-b", []), new("+c", [])],
            Variants = [new("lambda 1, gamma 0", ["bilevel.gamma=0"]), new("say \"hi\"", ["bilevel.lambda=2"])],
            Arms = ["scratch", "bissl"], Seeds = 2,
        };
        string id = new ExperimentStore(Store).Create(ExperimentPlan.Of(design)).Id;
        MeasuredExperiment.Measure(Store, id, "=1+1", "say \"hi\"", "bissl", [40, 41]);
        List<string[]> table = Rfc4180.Read(VerdictExport.Formats["csv"](Verdict(id)));

        Assert.Equal(6, table.Count);
        Assert.All(table, row => Assert.Equal(table[0].Length, row.Length));
        Assert.Equal(table[0].Length, table[0].Distinct().Count());
        Assert.Equal(["shapes, small", "'=1+1", "'@a", "'-b", "'+c"], table[1..].Select(row => row[0]));
        Assert.Equal("40.5", table[2][Array.IndexOf(table[0], "say \"hi\" · bissl: mean")]);
        Assert.DoesNotContain(table.SelectMany(row => row), cell => cell.Length > 0 && "=+-@\t".Contains(cell[0], StringComparison.Ordinal) && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    [Fact]
    public void Exports_OfAHeadlineWithHostileNames_EscapeItToo()
    {
        ExperimentDesign design = MeasuredExperiment.TwoDatasets with { Datasets = [new("[a](b)", []), new("*x", [])], Variants = [new("<i>_v_", [])], Seeds = 2 };
        string id = new ExperimentStore(Store).Create(ExperimentPlan.Of(design)).Id;
        foreach (string arm in new[] { "bissl", "control" })
            MeasuredExperiment.Measure(Store, id, "*x", "<i>_v_", arm, [40, 41]);
        string markdown = VerdictExport.Formats["md"](Verdict(id)), latex = VerdictExport.Formats["tex"](Verdict(id));
        Assert.DoesNotContain("<i>", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("[a]", markdown, StringComparison.Ordinal);
        Assert.Contains("{[}a{]}(b) &", latex, StringComparison.Ordinal);
        Assert.Contains("{*}x &", latex, StringComparison.Ordinal);
        Assert.DoesNotContain("_v", latex.Replace("\\_", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_OfARowOfSeveralLabels_SaysMapThere()
    {
        ExperimentVerdict verdict = Verdict(Create()), map = verdict with { Rows = [verdict.Rows[0] with { Score = ScoreNames.Map }, .. verdict.Rows.Skip(1)] };
        Assert.StartsWith($"{map.Rows[0].Dataset},mAP,", VerdictExport.Formats["csv"](map).Split("\r\n")[1], StringComparison.Ordinal);
        Assert.Contains($"| {map.Rows[0].Dataset} (mAP) |", VerdictExport.Formats["md"](map), StringComparison.Ordinal);
        Assert.Contains($"of {map.Rows[0].Dataset} the 11-point mean average precision", VerdictExport.Formats["tex"](map), StringComparison.Ordinal);
        Assert.DoesNotContain("mAP", VerdictExport.Formats["md"](verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void Exports_OfAClearDifference_AreBoldInLatexAsInThePaper()
    {
        string id = Create(seeds: 8);
        Fill(id, "ten labels", s_better, s_control);
        Assert.Contains(@"\textbf{+2.0", VerdictExport.Formats["tex"](Verdict(id)), StringComparison.Ordinal);
    }

    private string Create(int seeds = 5) => new ExperimentStore(Store).Create(ExperimentPlan.Of(MeasuredExperiment.TwoDatasets with { Seeds = seeds })).Id;

    private void Measure(string id, string dataset, string arm, double[] values) => MeasuredExperiment.Measure(Store, id, dataset, arm, values);

    private void Complete(string id)
    {
        foreach (ExperimentRun run in new ExperimentStore(Store).Runs(id))
        {
            Store.Transition(run.Run.Id, RunState.Running, new StateChange { Process = ProcessIdentity.Current });
            Store.Transition(run.Run.Id, RunState.Completed);
        }
    }

    private void End(string id, string dataset, RunState state)
    {
        string run = new ExperimentStore(Store).Runs(id).First(run => run.Dataset == dataset).Run.Id;
        Store.Transition(run, RunState.Running, new StateChange { Process = ProcessIdentity.Current });
        Store.Transition(run, state);
    }

    private void Fill(string id, string dataset, double[] bissl, double[] control)
    {
        MeasuredExperiment.Measure(Store, id, dataset, "bissl", bissl);
        MeasuredExperiment.Measure(Store, id, dataset, "control", control);
    }

    private ExperimentResults Results(string id, bool withSteered = false) => ExperimentResults.Of(Store, new ExperimentStore(Store).Get(id), withSteered);

    private ExperimentVerdict Verdict(string id, bool withSteered = false) => ExperimentVerdict.Of(Results(id, withSteered));
}
