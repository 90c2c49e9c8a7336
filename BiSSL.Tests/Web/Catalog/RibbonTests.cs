using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Pages.Run;

namespace BiSSL.Tests.Web.Catalog;

/// <summary>The stages of a run, in words.</summary>
public sealed class RibbonTests
{
    [Fact]
    public void Rows_OfJobsInAnyOrder_AreTheStagesInTime()
    {
        StageRow[] rows = [.. StageRow.Of([Job("fine-tune", 0, JobState.Waiting), Job("pretext warm-up", 0, JobState.Done), Job("pretext warm-up", 1, JobState.Running)])];
        Assert.Equal(["pretext warm-up", "fine-tune"], rows.Select(row => row.Stage));
        Assert.Equal(["1 of 2 done", "waits"], rows.Select(StageTexts.Of));
        Assert.Equal(0.625, rows[0].Share);
    }

    [Fact]
    public void Rows_FromTheCache_SaySo()
    {
        Assert.Equal("from the cache", StageTexts.Of(new StageRow("bissl", [Job("bissl", 0, JobState.Reused)])));
        Assert.Equal("took 8 s, 1 from the cache", StageTexts.Of(new StageRow("bissl", [Job("bissl", 0, JobState.Reused), Job("bissl", 1, JobState.Done)])));
    }

    [Fact]
    public void Rows_OfWhichSomeDiverged_SaySo()
    {
        Assert.Equal("1 of 2 done, 1 of 2 diverged", StageTexts.Of(new StageRow("bissl", [Job("bissl", 0, JobState.Diverged), Job("bissl", 1, JobState.Done)])));
        Assert.Equal("2 of 2 left out", StageTexts.Of(new StageRow("fine-tune", [Job("fine-tune", 0, JobState.LeftOut), Job("fine-tune", 1, JobState.LeftOut)])));
    }

    [Fact]
    public void Running_Job_TellsItsRateAndTimeLeft() =>
        Assert.Equal("seed 1 · 25 % · 5.0 steps/s · 15 s left", StageTexts.Running(Job("bissl", 1, JobState.Running)));

    private static JobProgress Job(string stage, int seed, JobState state) =>
        new(new PlannedJob($"seed {seed}/{stage}", stage, "bissl", seed, 1), state, 25, 100, 5, state == JobState.Done ? TimeSpan.FromSeconds(8) : null);
}
