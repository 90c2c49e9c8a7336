using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Catalog;

namespace BiSSL.Tests.Web.Catalog;

public sealed class ArmScopeTests
{
    private static readonly ComparisonOptions s_comparison = new() { Arms = ["scratch", "control", "bissl"], Seed = 2, Seeds = 2, Vary = "everything" };

    [Theory]
    [InlineData("seed 3/control", true)]
    [InlineData("seed 4/control", false)]
    [InlineData("seed 1/control", false)]
    [InlineData("seed 2/pretext", false)]
    [InlineData("seed 2", false)]
    [InlineData("<b>/bissl", false)]
    [InlineData(null, false)]
    public void Parse_OnlyWhatTheRunHas_IsTaken(string? text, bool taken) => Assert.Equal(taken ? text : null, ArmScope.Parse(text, s_comparison)?.ToString());

    [Fact]
    public void Scopes_WhereASeedChangesFineTuningAlone_ShareTheFirstSeedsTraining()
    {
        ArmScope scope = ArmScope.Of(3, "bissl", s_comparison with { Vary = "fineTuning" });
        Assert.Equal(("seed 2/pretext warm-up", "seed 2/bissl", "seed 3/bissl/fine-tune"), (scope.Warmup, scope.Backbone, scope.FineTune));
    }

    [Fact]
    public void Following_SeveralJobs_StaysWithItsOwnWhileThatTrains()
    {
        JobProgress[] jobs = [Job("seed 2/pretext warm-up", "shared", 2), Job("seed 3/pretext warm-up", "shared", 3)];
        ArmScope first = ArmScope.Following(jobs, null, s_comparison);
        Assert.Equal("seed 2/bissl", first.ToString());
        Assert.Equal("seed 2/bissl", ArmScope.Following(jobs, first, s_comparison).ToString());
        Assert.Equal("seed 3/bissl", ArmScope.Following(jobs[1..], first, s_comparison).ToString());
        Assert.Equal("seed 3/control", ArmScope.Following([Job("seed 3/control", "control", 3)], first, s_comparison).ToString());
        Assert.Equal("seed 2/bissl", ArmScope.Following([], null, s_comparison).ToString());
    }

    private static JobProgress Job(string scope, string arm, int seed) => new(new PlannedJob(scope, "a stage", arm, seed, 1), JobState.Running, 1, 2, 1, null);
}
