using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Web;

public sealed class HubTests : DashboardTest
{
    [Fact]
    public async Task Follow_WhileATrainerWrites_GivesEveryNumberOnceToWhoeverJoinsWhenever()
    {
        const int steps = 3000;
        string id = Dashboard.NewRunning().Id;
        Task writing = Task.Run(() => Write(id, steps));
        Task[] followers = [.. Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            await Task.Delay(i * 150);
            await FollowInPieces(id, steps, pieces: i + 1);
        }))];

        await writing;
        await Task.WhenAll(followers).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Follow_NumbersVectorsEventsAndStatus_AreAllThere()
    {
        string id = Dashboard.NewRunning().Id;
        using (var writer = new RunWriter(Dashboard.Store, id))
        {
            writer.Point("seed 0/bissl", "lower/loss", 1, 0.5);
            writer.Point("seed 0/bissl", "lower/loss", 2, double.NaN);
            writer.Vector("seed 0/bissl", "cg/recurrence", 2, [1, 0.25]);
            writer.Happened(RunEvent.Said(EventKind.Warning, "seed 0/bissl", 2, "<b>careful</b>"));
        }

        using HubClient client = await HubClient.To(Dashboard);
        JsonNode batch = await client.Stream("Follow", id, 1).FirstAsync();

        Assert.Equal((1, 5, 5), ((int)batch["since"]!, (int)batch["seq"]!, (int)batch["last"]!));
        JsonNode points = batch["points"]![0]!;
        Assert.Equal(("seed 0/bissl", "lower/loss", "[1,2]", "[0.5,\"NaN\"]"), ((string)points["scope"]!, (string)points["name"]!, points["steps"]!.ToJsonString(), points["values"]!.ToJsonString()));
        Assert.Equal("[[1,0.25]]", batch["vectors"]![0]!["values"]!.ToJsonString());
        Assert.Equal(("warning", "<b>careful</b>"), ((string)batch["events"]![0]!["kind"]!, (string)batch["events"]![0]!["detail"]!["text"]!));
        Assert.Equal("running", (string)batch["status"]!["run"]!["state"]!);
    }

    [Fact]
    public async Task Follow_RunThatIsPausedAndDeleted_TellsTheStateAndEnds()
    {
        string id = Dashboard.NewRunning().Id;
        using HubClient client = await HubClient.To(Dashboard);
        var states = new List<string>();
        await foreach (JsonNode batch in client.Stream("Follow", id, 0))
        {
            if ((string?)batch["status"]?["run"]?["state"] is not { } state)
                continue;
            states.Add(state);
            if (state == "running")
                Dashboard.Store.Transition(id, RunState.Stopped);
            else
                Dashboard.Store.Delete(id);
        }

        Assert.Equal(["running", "stopped"], states.Distinct());
    }

    [Theory]
    [InlineData("0000000000", 0, "no run")]
    [InlineData(null, 99, "newest number")]
    [InlineData(null, -1, "newest number")]
    public async Task Follow_WhatIsNotThere_IsRefusedInWords(string? id, long since, string words)
    {
        using HubClient client = await HubClient.To(Dashboard);
        var stream = client.Stream("Follow", id ?? Dashboard.NewRunning().Id, since);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await stream.FirstAsync());
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_OneClientThatReadsNothing_KeepsNobodyWaiting()
    {
        string id = Dashboard.NewRunning().Id;
        using HubClient asleep = await HubClient.To(Dashboard);
        await using var never = asleep.Stream("Follow", id, 0).GetAsyncEnumerator();
        Assert.True(await never.MoveNextAsync());

        Task writing = Task.Run(() => Write(id, 60_000));
        await FollowInPieces(id, 60_000, pieces: 1).WaitAsync(TimeSpan.FromSeconds(60));
        await writing;
    }

    [Fact]
    public async Task Follow_NobodyAnyMore_StopsReading()
    {
        string id = Dashboard.NewRunning().Id;
        var tails = (BiSSL.Web.Hubs.RunTails)Dashboard.Services.GetService(typeof(BiSSL.Web.Hubs.RunTails))!;
        using (HubClient client = await HubClient.To(Dashboard))
        {
            await client.Stream("Follow", id, 0).FirstAsync();
            Assert.Equal(1, tails.Count);
        }

        Assert.True(SpinWait.SpinUntil(() => tails.Count == 0, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task FollowRuns_NewChangedAndDeletedRuns_AreTold()
    {
        string alive = Dashboard.NewRunning("alive").Id;
        Dashboard.Store.Transition(Dashboard.NewRunning("over").Id, RunState.Stopped);
        using HubClient client = await HubClient.To(Dashboard);
        await using var changes = client.Stream("FollowRuns").GetAsyncEnumerator();

        Assert.Equal([alive], Ids(await Next(changes), "changed"));
        string fresh = Dashboard.NewRun("fresh").Id;
        Assert.Equal([fresh], Ids(await Next(changes), "changed"));
        Dashboard.Store.Annotate(fresh, "renamed", [], "");
        Assert.Equal("renamed", (string)(await Next(changes))["changed"]![0]!["name"]!);
        Dashboard.Store.Delete(fresh);
        Assert.Equal(fresh, (string)(await Next(changes))["removed"]![0]!);
    }

    private static async Task<JsonNode> Next(IAsyncEnumerator<JsonNode> stream)
    {
        Assert.True(await stream.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        return stream.Current;
    }

    private static string[] Ids(JsonNode change, string name) => [.. change[name]!.AsArray().Select(run => (string)run!["id"]!)];

    private void Write(string id, int steps)
    {
        using var writer = new RunWriter(Dashboard.Store, id);
        for (int step = 1; step <= steps; step++)
        {
            writer.Point("s", step % 2 == 0 ? "even" : "odd", step, step);
            if (step % 25 == 0)
                Thread.Sleep(steps > 10_000 ? 0 : 10);
        }
    }

    /// <summary>Follows until the last step, connecting anew several times on the way, and holds every number against those before it.</summary>
    private async Task FollowInPieces(string id, int steps, int pieces)
    {
        var seen = new HashSet<int>();
        for (long seq = 0; seen.Count < steps;)
        {
            using HubClient client = await HubClient.To(Dashboard);
            int until = seen.Count + (steps / pieces);
            await foreach (JsonNode batch in client.Stream("Follow", id, seq))
            {
                Assert.Equal(seq, (long)batch["since"]!);
                seq = (long)batch["seq"]!;
                foreach (JsonNode? step in batch["points"]!.AsArray().SelectMany(p => p!["steps"]!.AsArray()))
                    Assert.True(seen.Add((int)step!), $"Step {step} came twice.");
                if (seen.Count >= Math.Min(until, steps))
                    break;
            }
        }

        Assert.Equal(Enumerable.Range(1, steps), seen.Order());
    }
}
