using BiSSL.Web.Catalog.Diagnosis;

namespace BiSSL.Tests.Web.Catalog;

/// <summary>The rules of the dashboard's flags, with values worked out by hand.</summary>
public sealed class DiagnosesTests
{
    private static readonly Signals s_nothing = new() { Scale = 11, Iterations = 3, Solver = "trust", Classes = 10 };

    [Fact]
    public void Of_NothingReported_KnowsNothingAndFlagsNothing() => Assert.All(Diagnoses.Of(s_nothing), finding => Assert.Equal(Level.Unknown, finding.Level));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Of_ValuesThatAreNotFinite_FlagsThemAsWhatTheyAre(double value, string text)
    {
        Signals s = s_nothing with
        {
            Coupling = [1, value], TrueResiduals = [value], NormRatios = [0.8, value], Cosines = [value], FirstCurvatures = [value], WarmupLosses = [4], LowerLosses = [value], OwnLosses = [value],
        };
        Finding[] judged = [.. Diagnoses.Of(s).Where(finding => finding.Signal is not (Signal.NegativeCurvature or Signal.Ending))];
        Assert.All(judged, finding => Assert.Equal(Level.Flag, finding.Level));
        Assert.All(judged, finding => Assert.Contains(text, finding.Value, StringComparison.Ordinal));
        Assert.All(judged, finding => Assert.DoesNotContain("not reported", finding.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("neumann", "neumannStep", "iteration")]
    [InlineData("nystrom", "rank", "iteration or")]
    [InlineData("joint", "iteration or two", "neumannStep")]
    public void Residual_ThatIsBad_SaysWhatHelpsThatSolver(string solver, string said, string unsaid)
    {
        string says = Diagnoses.Residual(s_nothing with { Solver = solver, TrueResiduals = [0.9] }).Says;
        Assert.Contains(said, says, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.019, Level.Flag)]
    [InlineData(0.05, Level.Note)]
    [InlineData(0.1, Level.Fine)]
    [InlineData(2.5, Level.Fine)]
    [InlineData(4, Level.Note)]
    [InlineData(5.1, Level.Flag)]
    public void Coupling_ByItsMean_IsJudged(double c, Level level) =>
        Assert.Equal(level, Diagnoses.Coupling(s_nothing with { Coupling = [c], OwnLosses = [1] }).Level);

    [Fact]
    public void Coupling_BeforeTheFirstUpperStep_TellsNothing() =>
        Assert.Equal(Level.Unknown, Diagnoses.Coupling(s_nothing with { Coupling = [0.001] }).Level);

    [Fact]
    public void Coupling_OfManySteps_IsTheMeanOfTheNewestFifty()
    {
        double[] steps = [.. Enumerable.Repeat(100.0, 10), .. Enumerable.Repeat(1.0, 25), .. Enumerable.Repeat(2.0, 25)];
        Assert.Equal("1.5, mean of the last 50 lower steps", Diagnoses.Coupling(s_nothing with { Coupling = steps, OwnLosses = [1] }).Value);
    }

    [Theory]
    [InlineData(new[] { 0.9, 0.05 }, Level.Fine)]
    [InlineData(new[] { 0.05, 0.2 }, Level.Note)]
    [InlineData(new[] { 0.05, 0.31 }, Level.Flag)]
    [InlineData(new[] { 1.1, 0.05 }, Level.Flag)]
    public void Residual_AtTheEndOrEver_IsJudged(double[] measured, Level level) =>
        Assert.Equal(level, Diagnoses.Residual(s_nothing with { TrueResiduals = measured }).Level);

    [Fact]
    public void Residual_OfEverySolve_IsTheRecurrenceOnlyWhereThatCanBeTrusted()
    {
        Signals s = s_nothing with { Residuals = [0.4] };
        Assert.Equal(Level.Flag, Diagnoses.Residual(s).Level);
        Assert.Equal(Level.Flag, Diagnoses.Residual(s with { TrueResiduals = [0.05] }).Level);
        Assert.Equal(Level.Fine, Diagnoses.Residual(s with { TrueResiduals = [0.05], Solver = "layerwise" }).Level);
        Assert.Equal(Level.Unknown, Diagnoses.Residual(s with { Solver = "layerwise" }).Level);
    }

    [Theory]
    [InlineData(0, 100, Level.Fine)]
    [InlineData(5, 100, Level.Note)]
    [InlineData(6, 100, Level.Flag)]
    public void NegativeCurvature_ByItsShareOfSolves_IsJudged(int negative, int solves, Level level)
    {
        double[] least = [.. Enumerable.Repeat(-0.1, negative), .. Enumerable.Repeat(1.2, solves - negative)];
        Finding finding = Diagnoses.NegativeCurvature(s_nothing with { LeastCurvatures = least });
        Assert.Equal((level, $"{negative} of {solves} solves"), (finding.Level, finding.Value));
    }

    [Fact]
    public void NegativeCurvature_OfLayerwiseSolves_CountsThoseWithSuchALayer() =>
        Assert.Equal("1 of 3 solves", Diagnoses.NegativeCurvature(s_nothing with { Solver = "layerwise", NegativeLayers = [0, 4, 0], LeastCurvatures = [-1, -1, -1] }).Value);

    [Theory]
    [InlineData(0.5, Level.Note)]
    [InlineData(0.8, Level.Fine)]
    [InlineData(1.05, Level.Fine)]
    [InlineData(1.06, Level.Flag)]
    [InlineData(18.6, Level.Flag)]
    public void NormRatio_ByTheLargest_IsJudged(double ratio, Level level) =>
        Assert.Equal(level, Diagnoses.NormRatio(s_nothing with { NormRatios = [0.4, ratio, 0.3] }).Level);

    [Theory]
    [InlineData(-0.24, Level.Flag)]
    [InlineData(0.4, Level.Note)]
    [InlineData(0.95, Level.Fine)]
    [InlineData(0.9995, Level.Flag)]
    public void Cosine_ByItsMean_IsJudged(double cosine, Level level) =>
        Assert.Equal(level, Diagnoses.Cosine(s_nothing with { Cosines = [cosine] }).Level);

    [Fact]
    public void Cosine_OfTheIdentity_IsNoFlag() => Assert.Equal(Level.Note, Diagnoses.Cosine(s_nothing with { Cosines = [1], Solver = "identity" }).Level);

    [Theory]
    [InlineData(0.5, "−5.5", Level.Flag)] // (0.5 − 1) · 11
    [InlineData(0.7, "−3.3", Level.Note)]
    [InlineData(2.0, "11", Level.Fine)]
    [InlineData(3.0, "22", Level.Note)]
    public void Curvature_FromTheFirstIteration_IsThatOfTheHessian(double curvature, string h, Level level)
    {
        Finding finding = Diagnoses.Curvature(s_nothing with { FirstCurvatures = [curvature] });
        Assert.Equal((level, $"{h}, mean of the last 1 solve"), (finding.Level, finding.Value));
    }

    [Fact]
    public void Ending_ByItsShares_SaysHowManyWereSolved()
    {
        Signals s = s_nothing with { Ends = [0, 0, 0, 1], Residuals = [0.01] };
        Assert.Equal((Level.Fine, "25 % solved, 75 % at the limit N_c = 3, 0 % at the trust radius"), (Diagnoses.Ending(s).Level, Diagnoses.Ending(s).Value));
        Assert.Equal(Level.Note, Diagnoses.Ending(s with { Residuals = [0.2] }).Level);
        Assert.Equal(Level.Note, Diagnoses.Ending(s with { Ends = [1, 1, 1, 3] }).Level);
        Assert.StartsWith("50 % solved", Diagnoses.Ending(s with { Ends = [1, 4, 0, 0] }).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4.0, "4 against 4, 0.0 %", Level.Fine)]
    [InlineData(4.16, "4.16 against 4, +4.0 %", Level.Note)]
    [InlineData(4.24, "4.24 against 4, +6.0 %", Level.Flag)]
    [InlineData(3.8, "3.8 against 4, −5.0 %", Level.Fine)]
    public void PretextLoss_AgainstTheWarmup_IsJudged(double now, string value, Level level)
    {
        Finding finding = Diagnoses.PretextLoss(s_nothing with { WarmupLosses = [4], LowerLosses = [now] });
        Assert.Equal((level, value), (finding.Level, finding.Value));
    }

    [Fact]
    public void OwnLoss_AboveChance_IsExplainedAndNeverFlagged()
    {
        Assert.Equal(Level.Fine, Diagnoses.OwnLoss(s_nothing with { OwnLosses = [2.2] }).Level);
        Finding finding = Diagnoses.OwnLoss(s_nothing with { OwnLosses = [3] });
        Assert.Equal((Level.Note, "3, mean of the last 1 upper step; ln C = 2.3"), (finding.Level, finding.Value));
        Assert.Equal(Level.Fine, Diagnoses.OwnLoss(s_nothing with { OwnLosses = [3], Classes = null }).Level);
    }
}
