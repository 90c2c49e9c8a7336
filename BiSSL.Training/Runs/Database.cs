using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>
/// The store's file. Any number of threads and processes read and write it: readers never wait, writers take short turns. What cannot be
/// written now (busy, disk full) is tried again until <see cref="Patience"/> has passed. Where nothing can be written, it can still be read.
/// </summary>
internal sealed class Database(string file)
{
    private readonly string _connect = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 1 }.ToString();

    // Without a log beside the file nobody has it open, and all of it is in the file itself.
    private readonly string _connectUnchanging = new SqliteConnectionStringBuilder
    {
        DataSource = $"file:{Uri.EscapeDataString(file)}?immutable=1", Mode = SqliteOpenMode.ReadOnly, Pooling = false,
    }.ToString();

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

    /// <summary>Makes the file and its tables, or brings them up to date; writes nothing where they are.</summary>
    public void Create()
    {
        if (!System.IO.File.Exists(File) || !Read(c => Schema.IsPresent(c, File)))
            Migrate();
    }

    private void Migrate() => Retry.Until(Patience, File, () =>
    {
        using SqliteConnection connection = Open(_connect);
        connection.Execute("PRAGMA journal_mode = WAL");
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        Schema.Migrate(connection, File);
        transaction.Commit();
        return true;
    });

    /// <summary>One consistent view for everything that <paramref name="work"/> reads.</summary>
    public T Read<T>(Func<SqliteConnection, T> work) => Retry.Until(Patience, File, () =>
    {
        try
        {
            return Read(_connect, work);
        }
        catch (SqliteException e) when (Retry.IsUnwritable(e) && !HasLog)
        {
            return Read(_connectUnchanging, work);
        }
    });

    private bool HasLog => new FileInfo(File + "-wal") is { Exists: true, Length: > 0 };

    /// <summary>One transaction, on disk when this returns. <paramref name="work"/> may run several times, so it must leave memory alone.</summary>
    public T Write<T>(Func<SqliteConnection, T> work) => Write(work, durable: true, Patience);

    /// <summary>As <see cref="Write{T}(Func{SqliteConnection, T})"/>. Without <paramref name="durable"/> it survives the process, not a power cut.</summary>
    public T Write<T>(Func<SqliteConnection, T> work, bool durable, TimeSpan patience) => Retry.Until(patience, File, () =>
    {
        using SqliteConnection connection = Open(_connect);
        if (!durable)
            connection.Execute("PRAGMA synchronous = NORMAL");
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        T result = work(connection);
        transaction.Commit();
        return result;
    });

    /// <summary>Takes what the log holds into the file, and the log's room from the disk, as far as nobody reads it.</summary>
    public void Shorten() => Retry.Until(TimeSpan.Zero, File, () =>
    {
        using SqliteConnection connection = Open(_connect);
        return connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    });

    private static T Read<T>(string connect, Func<SqliteConnection, T> work)
    {
        using SqliteConnection connection = Open(connect);
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        return work(connection);
    }

    private static SqliteConnection Open(string connect)
    {
        var connection = new SqliteConnection(connect);
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
