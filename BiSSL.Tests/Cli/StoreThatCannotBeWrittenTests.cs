using BiSSL.Training.Runs;
using Microsoft.Data.Sqlite;

namespace BiSSL.Tests.Cli;

/// <summary>Commands on a store whose disk is full or may only be read.</summary>
public sealed class StoreThatCannotBeWrittenTests : IDisposable
{
    private readonly TinyDisk _disk = new();
    private readonly Trainer _trainer = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _trainer.Dispose();
        _disk.Dispose();
    }

    [Theory]
    [InlineData("runs", "list")]
    [InlineData("runs", "show", "one")]
    [InlineData("experiment", "list")]
    [InlineData("export", "one", "--to", "b.safetensors")]
    public void Reading_ADiskWithoutAByteLeft_Works(params string[] words)
    {
        Train();
        _disk.Fill(free: 0);

        Assert.Equal(0, OnDisk(words));
        Assert.Empty(_trainer.Error);
    }

    [Theory]
    [InlineData("runs", "list")]
    [InlineData("runs", "show", "one")]
    [InlineData("experiment", "list")]
    [InlineData("export", "one", "--to", "b.safetensors")]
    public void Reading_ADiskThatMayOnlyBeRead_Works(params string[] words)
    {
        Train();
        _disk.Protect();

        Assert.Equal(0, OnDisk(words));
        Assert.Empty(_trainer.Error);
    }

    [Fact]
    public void Reading_ADiskThatMayOnlyBeReadWithARunThatDied_SaysWhatItCannotPutRight()
    {
        Train();
        RunStore store = RunStore.Open(_disk.Path, TimeProvider.System);
        string id = store.Create(new NewRun("dead", "demo", "{}")).Id;
        store.Transition(id, RunState.Running, new StateChange { Process = new ProcessIdentity(int.MaxValue, "x") });
        SqliteConnection.ClearAllPools();
        _disk.Protect();

        Assert.Equal(0, OnDisk("runs", "list"));
        Assert.Matches("dead .*running", _trainer.Output);
        Assert.Contains("may be shown as alive", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Delete_ADiskWithoutAByteLeft_MakesRoom()
    {
        string id = Train();
        using (var writer = new RunWriter(RunStore.Open(_disk.Path, TimeProvider.System), id))
        {
            for (int step = 0; step < 300; step++)
                writer.Point($"s{step % 10}", "loss", step, step);
        }
        SqliteConnection.ClearAllPools();
        _disk.Fill(free: 0);

        Assert.Equal(0, OnDisk("runs", "delete", id, "--yes"));
        Assert.Equal(0, OnDisk("runs"));
        Assert.Contains("No runs yet", _trainer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train")]
    [InlineData("runs", "delete", "one", "--yes")]
    public void Writing_ADiskThatMayOnlyBeRead_EndsWith1AndASentence(params string[] words)
    {
        Train();
        _disk.Protect();

        Assert.Equal(1, OnDisk(words));
        Assert.Matches("(may not be written|cannot be written|cannot be made|could not be opened).*\\.", _trainer.Error);
        Assert.DoesNotContain("For a report of this fault", _trainer.Error, StringComparison.Ordinal);
    }

    private string Train()
    {
        Assert.Equal(0, OnDisk("train", "--name", "one"));
        string id = RunStore.Open(_disk.Path, TimeProvider.System).List()[0].Id;
        SqliteConnection.ClearAllPools();                   // as when the process that wrote has ended
        return id;
    }

    private int OnDisk(params string[] words) => _trainer.Run([.. words, "--store", _disk.Path]);
}
