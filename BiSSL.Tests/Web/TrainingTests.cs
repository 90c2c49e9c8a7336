using System.Net;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Web;

/// <summary>The queue, and the trainers' processes.</summary>
public sealed class TrainingTests() : DashboardTest(("StopPatienceSeconds", "2"))
{
    [Fact]
    public async Task Queue_SeveralRuns_TrainsOneAtATimeInTheOrderAsked()
    {
        using HttpClient script = Dashboard.Script();
        string[] ids = [await Post(script, "train 600"), await Post(script, "train 31"), await Post(script, "train 32")];
        Dashboard.Await(ids[0], RunState.Running);
        await Send(script, HttpMethod.Put, "api/queue", $"{{\"order\":[\"{ids[2]}\"]}}");

        foreach (string id in ids)
            Dashboard.Await(id, RunState.Completed);

        RunRecord[] order = [.. ids.Select(Dashboard.Store.Get).OrderBy(run => run.Started)];
        Assert.Equal([ids[0], ids[2], ids[1]], order.Select(run => run.Id));
        Assert.All(order.Zip(order.Skip(1)), pair => Assert.True(pair.First.Ended <= pair.Second.Started));
    }

    [Fact]
    public async Task Queue_OtherDevice_DoesNotWait()
    {
        using HttpClient script = Dashboard.Script();
        string cpu = await Post(script, "train 100000", "cpu"), gpu = await Post(script, "train 100000", "cuda:3");

        Dashboard.Await(cpu, RunState.Running);
        Dashboard.Await(gpu, RunState.Running);
        JsonNode devices = (await Send(script, HttpMethod.Get, "api/queue"))["devices"]!;
        Assert.Equal([("cpu", cpu), ("cuda:3", gpu)], devices.AsArray().Select(d => ((string)d!["device"]!, (string)d["run"]!)));
    }

    [Fact]
    public void Queue_RunThatTheCommandLineMade_IsLeftToTheCommandLine()
    {
        string id = Dashboard.NewRun("train 1").Id;
        Thread.Sleep(2500);
        Assert.Equal(RunState.Queued, Dashboard.Store.Get(id).State);
    }

    [Fact]
    public async Task Trainer_Killed_IsInterruptedWithinTenSecondsAndGoesOnWithOneClick()
    {
        using HttpClient script = Dashboard.Script();
        string id = await Post(script, "train 400");
        RunRecord run = Dashboard.Await(id, RunState.Running);
        SpinWait.SpinUntil(() => Dashboard.Store.Get(id).LastSeq > 50, TimeSpan.FromSeconds(20));
        Processes.Kill(run.Process);

        run = Dashboard.Await(id, RunState.Interrupted, seconds: 10);
        Assert.Contains("killed or crashed", run.Error, StringComparison.Ordinal);
        long seq = run.LastSeq;
        await Ask(script, id, "resume");
        Assert.True(Dashboard.Await(id, RunState.Completed).LastSeq > seq);
        Assert.Equal("Training " + id, File.ReadLines(Dashboard.Store.Paths.Log(id)).Distinct().Single());
    }

    [Fact]
    public async Task Dashboard_ThatStartsAnew_FindsItsRunStillTrainingAndStartsNoSecondOne()
    {
        using HttpClient script = Dashboard.Script();
        string id = await Post(script, "train 100000");
        ProcessIdentity? process = Dashboard.Await(id, RunState.Running).Process;
        Dashboard.Dispose();
        Dashboard = new Dashboard(Folder);
        Thread.Sleep(3000);

        Assert.Equal((RunState.Running, process), (Dashboard.Store.Get(id).State, Dashboard.Store.Get(id).Process));
        Assert.Single(File.ReadLines(Dashboard.Store.Paths.Log(id)));
        using HttpClient again = Dashboard.Script();
        await Ask(again, id, "stop");
        Dashboard.Await(id, RunState.Stopped);
    }

    [Fact]
    public void Dashboard_ThatFindsATrainerBeginning_StartsNoSecondOne()
    {
        // Before it waits its turn, somebody is about to train it: this process, which lives.
        string id = Dashboard.NewRun("train 1").Id;
        new RunQueue(Dashboard.Store).Launched(id, ProcessIdentity.Current);
        new RunQueue(Dashboard.Store).Add(id);
        Thread.Sleep(2500);
        Assert.False(File.Exists(Dashboard.Store.Paths.Log(id)));
        Assert.Equal(RunState.Queued, Dashboard.Store.Get(id).State);
    }

    [Fact]
    public async Task Stop_FromTwoPagesAtOnce_IsOneStop()
    {
        using HttpClient first = await Dashboard.Page(), second = await Dashboard.Page();
        string id = await Post(first, "deaf");               // it must not have stopped before both have asked
        Dashboard.Await(id, RunState.Running);

        JsonNode[] answers = await Task.WhenAll(Ask(first, id, "stop"), Ask(second, id, "stop"));

        Assert.Single(answers.Select(a => (long)a["command"]!["id"]!).Distinct());
        Dashboard.Await(id, RunState.Interrupted);
        await Ask(first, id, "stop", HttpStatusCode.Conflict);
        Assert.Single(new RunReader(Dashboard.Store, id).Events(EventKind.RunEnded));
    }

    [Fact]
    public async Task Stop_OfAWaitingRun_TakesItOutOfTheQueueAndResumePutsItBack()
    {
        using HttpClient script = Dashboard.Script();
        string busy = await Post(script, "train 100000"), id = await Post(script, "train 10");
        Dashboard.Await(busy, RunState.Running);

        Assert.Null((await Ask(script, id, "stop"))["command"]);
        Assert.Equal(RunState.Stopped, Dashboard.Store.Get(id).State);
        await Ask(script, id, "resume");
        Assert.Equal([id], (await Send(script, HttpMethod.Get, "api/queue"))["order"]!.AsArray().Select(o => (string)o!));
        await Ask(script, busy, "stop");
        Dashboard.Await(id, RunState.Completed);
    }

    [Fact]
    public async Task Stop_OfATrainerThatDoesNotListen_EndsByForceAndSaysSo()
    {
        using HttpClient script = Dashboard.Script();
        string id = await Post(script, "deaf");
        ProcessIdentity process = Dashboard.Await(id, RunState.Running).Process!;
        await Ask(script, id, "stop");

        Dashboard.Await(id, RunState.Interrupted);
        Assert.False(process.IsAlive);
        Assert.Contains("ended by force", new RunReader(Dashboard.Store, id).Events(EventKind.Warning).Single().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill_OfARunningTrainer_EndsItAtOnce()
    {
        using HttpClient script = Dashboard.Script();
        string id = await Post(script, "deaf");
        ProcessIdentity process = Dashboard.Await(id, RunState.Running).Process!;

        JsonNode answer = await Ask(script, id, "kill");

        Assert.Equal("interrupted", (string)answer["run"]!["state"]!);
        Assert.Contains("as somebody asked", (string)answer["run"]!["error"]!, StringComparison.Ordinal);
        Assert.False(process.IsAlive);
        await Ask(script, id, "kill", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Pause_AndResume_AreAnsweredByTheTrainer()
    {
        using HttpClient script = Dashboard.Script();
        string id = await Post(script, "train 100000");
        Dashboard.Await(id, RunState.Running);

        Assert.Equal("done", (string)(await Ask(script, id, "pause"))["command"]!["state"]!);
        Dashboard.Await(id, RunState.Paused);
        await Ask(script, id, "pause", HttpStatusCode.Conflict);
        await Ask(script, id, "resume");
        Dashboard.Await(id, RunState.Running);
    }

    [Fact]
    public async Task Trainer_ThatCannotBegin_FailsWithItsLastWordsAndIsNotTriedAgain()
    {
        using HttpClient script = Dashboard.Script();
        string id = await Post(script, "cannot begin");

        Assert.Equal("The trainer could not begin: No such dataset.", Dashboard.Await(id, RunState.Failed).Error);
        Thread.Sleep(2000);
        Assert.Single(File.ReadLines(Dashboard.Store.Paths.Log(id)));
    }

    private static async Task<string> Post(HttpClient client, string name, string device = "cpu") => (string)(await Send(
        client, HttpMethod.Post, "api/runs", $"{{\"preset\":\"demo\",\"name\":\"{name}\",\"settings\":[\"engine.device={device}\"]}}", HttpStatusCode.Created))["run"]!["id"]!;

    private static Task<JsonNode> Ask(HttpClient client, string id, string kind, HttpStatusCode status = HttpStatusCode.Accepted) =>
        Send(client, HttpMethod.Post, $"api/runs/{id}/commands?wait=10", $"{{\"kind\":\"{kind}\"}}", status);
}
