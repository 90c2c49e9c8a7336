using BiSSL.Training.Runs;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace BiSSL.Tests.Runs;

/// <summary>A store of its own for every test, with a clock that stands still.</summary>
public abstract class StoreTest : IDisposable
{
    private readonly TempFolder _folder = new();

    protected StoreTest() => Store = RunStore.Open(Folder, Time, TimeSpan.FromSeconds(3));

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private protected RunStore Store { get; }

    private protected string Folder => _folder.Path;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected RunRecord NewRun(string name = "a run") => Store.Create(new NewRun(name, "demo", "{}"));

    private protected RunRecord NewRunning(string name = "a run") =>
        Store.Transition(NewRun(name).Id, RunState.Running, new StateChange { Process = ProcessIdentity.Current });

    /// <summary>Lets nobody else write to a store until it is disposed.</summary>
    private protected static SqliteConnection Locked(RunStore store)
    {
        var other = new SqliteConnection($"Data Source={store.Paths.Database};Pooling=False");
        other.Open();
        other.Execute("BEGIN IMMEDIATE");
        return other;
    }
}
