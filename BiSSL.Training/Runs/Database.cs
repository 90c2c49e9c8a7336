using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>
/// The store's file. Any number of threads and processes read and write it: readers never wait, writers take short turns. What cannot be
/// written now (busy, disk full) is tried again until <see cref="Patience"/> has passed.
/// </summary>
internal sealed class Database(string file)
{
    private readonly string _connect = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 1 }.ToString();

    static Database()
    {
        SQLitePCL.Batteries_V2.Init();
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // Dapper asks a type's handler only once its own way with the type is gone.
        foreach (Type type in (Type[])[typeof(DateTimeOffset), typeof(DateTimeOffset?), typeof(TimeSpan), typeof(TimeSpan?)])
            SqlMapper.RemoveTypeMap(type);
        SqlMapper.AddTypeHandler(new UnixTime());
        SqlMapper.AddTypeHandler(new Milliseconds());
    }

    public string File { get; } = file;

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Makes the file and its tables, or brings them up to date.</summary>
    public void Create() => Retry.Until(Patience, File, () =>
    {
        using SqliteConnection connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        Schema.Migrate(connection, File);
        transaction.Commit();
        return true;
    });

    /// <summary>One consistent view for everything that <paramref name="work"/> reads.</summary>
    public T Read<T>(Func<SqliteConnection, T> work) => Retry.Until(Patience, File, () =>
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        return work(connection);
    });

    /// <summary>One transaction, on disk when this returns. <paramref name="work"/> may run several times, so it must leave memory alone.</summary>
    public T Write<T>(Func<SqliteConnection, T> work) => Write(work, durable: true, Patience);

    /// <summary>As <see cref="Write{T}(Func{SqliteConnection, T})"/>. Without <paramref name="durable"/> it survives the process, not a power cut.</summary>
    public T Write<T>(Func<SqliteConnection, T> work, bool durable, TimeSpan patience) => Retry.Until(patience, File, () =>
    {
        using SqliteConnection connection = Open();
        if (!durable)
            connection.Execute("PRAGMA synchronous = NORMAL");
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        T result = work(connection);
        transaction.Commit();
        return result;
    });

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connect);
        try
        {
            connection.Open();
            connection.Execute("PRAGMA busy_timeout = 1000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
