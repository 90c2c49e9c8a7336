using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Gives events and points of one run their numbers, inside a write transaction; <see cref="Close"/> before the commit.</summary>
internal sealed class EventLog(SqliteConnection connection, long run)
{
    private readonly long _first = connection.ExecuteScalar<long>("SELECT last_seq FROM runs WHERE number = @run", new { run });

    private long _added;

    public long Run => run;

    public SqliteConnection Connection => connection;

    public long Next => _first + _added + 1;

    /// <summary>The next number is used up, if <paramref name="rows"/> is not 0.</summary>
    public void Took(int rows) => _added += rows;

    /// <summary>Adds an event unless the run has one with its key.</summary>
    public void Add(StoredEvent e) => Took(connection.Execute(
        """
        INSERT INTO events (run, seq, kind, scope, step, time, detail, key)
        VALUES (@run, @seq, @kind, @Scope, @Step, @Time, @Detail, @Key)
        ON CONFLICT (run, key) WHERE key IS NOT NULL DO NOTHING
        """,
        new { run, seq = Next, kind = e.Kind.ToString(), e.Scope, e.Step, e.Time, e.Detail, e.Key }));

    public void Close() => connection.Execute(
        "UPDATE runs SET last_seq = @last WHERE number = @run", new { run, last = _first + _added });
}
