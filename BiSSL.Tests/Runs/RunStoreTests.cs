using BiSSL.Training;
using BiSSL.Training.Runs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Tests.Runs;

public class RunStoreTests : StoreTest
{
    [Fact]
    public void Create_NewRun_GivesBackEverythingAfterReopening()
    {
        RunRecord parent = NewRun();
        RunRecord made = Store.Create(new NewRun("second", "small", """{"seed":1}""", parent.Id, ["a", "β"], "notes"));

        RunRecord read = RunStore.Open(Folder, Time).Get(made.Id);

        Assert.Equal(("second", "small", """{"seed":1}""", parent.Id, "notes"), (read.Name, read.Preset, read.Options, read.Parent, read.Notes));
        Assert.Equal(["a", "β"], read.Tags);
        Assert.Equal((RunState.Queued, Time.GetUtcNow(), 0), (read.State, read.Created, read.LastSeq));
        Assert.True(Directory.Exists(Store.Paths.Run(made.Id)));
    }

    [Fact]
    public void Create_ManyRuns_IdsSortInTheOrderOfCreation()
    {
        var ids = new List<string>();
        for (int i = 0; i < 20; i++)
        {
            ids.Add(NewRun().Id);
            Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
        Assert.Equal(ids, Store.List().Select(r => r.Id).Reverse());
        Assert.Equal(ids[3], Store.List(limit: 1, offset: 16).Single().Id);
    }

    [Fact]
    public void NewIds_ManyInOneMillisecond_AreEachAnother() => Assert.Equal(400, Store.NewIds(400).Distinct().Count());

    [Fact]
    public void Find_IdNameOrPrefix_FindsTheRun()
    {
        RunRecord first = NewRun("first");
        Time.Advance(TimeSpan.FromDays(400));
        RunRecord second = NewRun("second");

        Assert.Equal(first.Id, Store.Find(first.Id).Id);
        Assert.Equal(second.Id, Store.Find("second").Id);
        Assert.Equal(second.Id, Store.Find(second.Id[..8]).Id);
    }

    [Theory]
    [InlineData("twin", "may mean")]
    [InlineData("1", "may mean")]
    [InlineData("", "is empty")]
    [InlineData(" \t", "is empty")]
    [InlineData("%", "No run has")]
    [InlineData("nobody", "No run has")]
    public void Find_NoneOrSeveral_SaysSo(string text, string part)
    {
        NewRun("twin");
        NewRun("twin");

        Assert.Contains(part, Assert.Throws<UserError>(() => Store.Find(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NoWordWhereTheOnlyRunHasNoName_IsRefused()
    {
        NewRun("");

        Assert.Contains("is empty", Assert.Throws<UserError>(() => Store.Find("")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_BeginningOfSeveral_NamesSomeAndCountsTheRest()
    {
        for (int i = 0; i < 6; i++)
            NewRun("a run");

        string message = Assert.Throws<UserError>(() => Store.Find(Store.List()[0].Id[..4])).Message;

        Assert.Contains($"{Store.List()[0].Id} (a run), ", message, StringComparison.Ordinal);
        Assert.Contains(" and 2 more; give more of the id.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transition_ThroughALife_KeepsQueuedRunningAndPausedTimeApart()
    {
        string id = NewRun().Id;
        (RunState State, int Seconds)[] life =
        [
            (RunState.Running, 5), (RunState.Paused, 7), (RunState.Running, 11), (RunState.Stopping, 2), (RunState.Stopped, 1000),
            (RunState.Queued, 3), (RunState.Running, 13), (RunState.Completed, 1000),
        ];
        Time.Advance(TimeSpan.FromSeconds(1));
        foreach ((RunState state, int seconds) in life)
        {
            Store.Transition(id, state);
            Time.Advance(TimeSpan.FromSeconds(seconds));
        }

        RunRecord run = Store.Get(id).At(Time.GetUtcNow());

        Assert.Equal((4, 31, 7), ((int)run.QueuedTime.TotalSeconds, (int)run.RunningTime.TotalSeconds, (int)run.PausedTime.TotalSeconds));
        Assert.Equal(run.Created.AddSeconds(1), run.Started);
        Assert.Equal(run.Created.AddSeconds(42 + 1000), run.Ended);
    }

    [Fact]
    public void Transition_EveryPair_OnlyLegalOnesHappen()
    {
        IEnumerable<(RunState, RunState)> pairs =
            from one in Enum.GetValues<RunState>() from other in Enum.GetValues<RunState>() select (one, other);
        foreach ((RunState from, RunState to) in pairs)
        {
            string id = NewRun().Id;
            Force(id, from);
            if (from.MayBecome(to))
                Assert.Equal(to, Store.Transition(id, to).State);
            else
                Assert.Contains("cannot become", Assert.Throws<UserError>(() => Store.Transition(id, to)).Message, StringComparison.Ordinal);
            Assert.Equal(from.MayBecome(to) ? to : from, Store.Get(id).State);
        }
    }

    [Fact]
    public void Transition_FailureThenSuccess_KeepsTheErrorOnlyWhileItHolds()
    {
        string id = NewRunning().Id;

        RunRecord failed = Store.Transition(id, RunState.Failed, new StateChange { Text = "no memory", ExitCode = 1 });
        Store.Transition(id, RunState.Running);
        RunRecord completed = Store.Transition(id, RunState.Completed, new StateChange { Result = """{"top1":50}""", ExitCode = 0 });

        Assert.Equal(("no memory", 1), (failed.Error, failed.ExitCode));
        Assert.Equal((null, 0, """{"top1":50}"""), (completed.Error, completed.ExitCode, completed.Result));
    }

    [Fact]
    public void Delete_RunWithChild_RemovesRowsAndFilesAndKeepsTheChild()
    {
        RunRecord run = NewRunning();
        using (var writer = new RunWriter(Store, run.Id))
        {
            for (int i = 0; i < 30000; i++)
                writer.Point("s", "loss", i, i);
        }

        Store.Transition(run.Id, RunState.Completed);
        RunRecord child = Store.Create(new NewRun("child", "demo", "{}", run.Id));

        Store.Delete(run.Id);

        Assert.Null(Store.Get(child.Id).Parent);
        Assert.False(Directory.Exists(Store.Paths.Run(run.Id)));
        Assert.Equal(0, Store.Database.Read(c => c.ExecuteScalar<int>(
            "SELECT (SELECT count(*) FROM points) + (SELECT count(*) FROM events) + (SELECT count(*) FROM series)")));
    }

    [Fact]
    public void Delete_RunThatIsAlive_Refuses()
    {
        RunRecord run = NewRunning();

        Assert.Contains("stop it", Assert.Throws<UserError>(() => Store.Delete(run.Id)).Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Store.Paths.Run(run.Id)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_WhileAnotherProcessWrites_WaitsAndLeavesTheReserve(bool hasReserve)
    {
        RunStore store = RunStore.Open(Folder, Time);
        RunRecord run = NewRun();
        Store.Transition(run.Id, RunState.Stopped);
        File.Delete(store.Paths.Reserve);
        if (hasReserve)
            File.WriteAllText(store.Paths.Reserve, "the same");
        Task deletion;
        using (Locked(store))
        {
            deletion = Task.Run(() => store.Delete(run.Id), TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        }
        await deletion;

        Assert.Empty(Store.List());
        Assert.Equal(hasReserve, File.Exists(store.Paths.Reserve) && File.ReadAllText(store.Paths.Reserve) == "the same");
    }

    [Fact]
    public void Annotate_NewText_IsKept()
    {
        RunRecord run = Store.Annotate(NewRun().Id, "<b>x</b>", ["=1+1"], "it's \"quoted\"");

        Assert.Equal(("<b>x</b>", "it's \"quoted\""), (run.Name, run.Notes));
        Assert.Equal(["=1+1"], run.Tags);
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_SaysSo()
    {
        using var folder = new TempFolder();
        using (var other = new SqliteConnection($"Data Source={folder["bissl.db"]};Pooling=False"))
        {
            other.Open();
            other.Execute("CREATE TABLE songs (title TEXT)");
        }

        Assert.Contains("another program", Assert.Throws<UserError>(() => RunStore.Open(folder.Path, Time)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DatabaseOfNewerVersion_SaysSo()
    {
        Store.Database.Write(c => c.Execute("PRAGMA user_version = 99"));

        Assert.Contains("newer version", Assert.Throws<UserError>(() => RunStore.Open(Folder, Time)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileThatIsNoDatabase_SaysSo()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["bissl.db"], new string('x', 5000));

        Assert.Contains(folder["bissl.db"], Assert.Throws<MachineError>(() => RunStore.Open(folder.Path, Time)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ManyAtOnceInANewFolder_AllSucceed()
    {
        using var folder = new TempFolder();

        Parallel.For(0, 8, _ => RunStore.Open(folder["store"], Time).Create(new NewRun("x", "demo", "{}")));

        Assert.Equal(8, RunStore.Open(folder["store"], Time).List().Count);
    }

    [Fact]
    public void DiskUsage_RunWithFiles_CountsThemAll()
    {
        RunRecord run = NewRun();
        Directory.CreateDirectory(Store.Paths.Checkpoints(run.Id));
        File.WriteAllBytes(Path.Combine(Store.Paths.Checkpoints(run.Id), "a"), new byte[1000]);
        File.WriteAllBytes(Store.Paths.Log(run.Id), new byte[24]);

        Assert.Equal(1024, Store.Paths.DiskUsage(run.Id));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("..")]
    public void Paths_IdThatIsNoName_Refuses(string id) => Assert.Throws<UserError>(() => Store.Paths.Run(id));

    private void Force(string id, RunState state) =>
        Store.Database.Write(c => c.Execute("UPDATE runs SET state = @state WHERE id = @id", new { id, state = state.ToString() }));
}
