using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>The tables, as a list of steps from one version to the next; the version lies in SQLite's user_version.</summary>
/// <remarks>
/// Times are Unix milliseconds. Sequence numbers of a run are dense, 1 to last_seq, over events and points together: a reader that has seen
/// number n has seen all before it. A point without value and vector is NaN, which SQLite cannot store.
/// </remarks>
internal static class Schema
{
    private const int Application = 0x42695353;

    private const string First = """
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            state TEXT NOT NULL,
            preset TEXT NOT NULL,
            options TEXT NOT NULL,
            parent TEXT REFERENCES runs(id) ON DELETE SET NULL,
            tags TEXT NOT NULL,
            notes TEXT NOT NULL,
            created INTEGER NOT NULL,
            state_since INTEGER NOT NULL,
            started INTEGER,
            ended INTEGER,
            queued_time INTEGER NOT NULL DEFAULT 0,
            running_time INTEGER NOT NULL DEFAULT 0,
            paused_time INTEGER NOT NULL DEFAULT 0,
            process_id INTEGER,
            process_start TEXT,
            error TEXT,
            exit_code INTEGER,
            result TEXT,
            last_seq INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX runs_by_name ON runs(name);
        CREATE INDEX runs_by_parent ON runs(parent);
        CREATE TABLE heartbeats (
            run INTEGER PRIMARY KEY REFERENCES runs(number) ON DELETE CASCADE,
            time INTEGER NOT NULL,
            usage TEXT NOT NULL);
        CREATE TABLE events (
            run INTEGER NOT NULL REFERENCES runs(number) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            kind TEXT NOT NULL,
            scope TEXT NOT NULL,
            step INTEGER NOT NULL,
            time INTEGER NOT NULL,
            detail TEXT NOT NULL,
            key TEXT,
            PRIMARY KEY (run, seq)) WITHOUT ROWID;
        CREATE UNIQUE INDEX events_by_key ON events(run, key) WHERE key IS NOT NULL;
        CREATE INDEX events_by_kind ON events(run, kind);
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES runs(number) ON DELETE CASCADE,
            scope TEXT NOT NULL,
            name TEXT NOT NULL,
            count INTEGER NOT NULL DEFAULT 0,
            UNIQUE (run, scope, name));
        CREATE TABLE points (
            series INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
            step INTEGER NOT NULL,
            run INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            time INTEGER NOT NULL,
            value REAL,
            vector BLOB,
            PRIMARY KEY (series, step)) WITHOUT ROWID;
        CREATE UNIQUE INDEX points_by_seq ON points(run, seq);
        CREATE TABLE progress (
            run INTEGER NOT NULL REFERENCES runs(number) ON DELETE CASCADE,
            scope TEXT NOT NULL,
            stage TEXT NOT NULL,
            done INTEGER NOT NULL,
            total INTEGER NOT NULL,
            rate REAL NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (run, scope, stage)) WITHOUT ROWID;
        CREATE TABLE commands (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run INTEGER NOT NULL REFERENCES runs(number) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            name TEXT,
            value REAL,
            state TEXT NOT NULL,
            created INTEGER NOT NULL,
            answered INTEGER,
            answer TEXT);
        CREATE INDEX commands_by_run ON commands(run, state);
        """;

    // queue_place: its place among the runs that the dashboard starts; nothing for all others.
    private const string Second = """
        ALTER TABLE runs ADD COLUMN queue_place INTEGER;
        CREATE INDEX runs_by_state ON runs(state);
        """;

    // cancel_asked: somebody wants the process that makes it to end.
    private const string Third = """
        CREATE TABLE maps (
            run INTEGER NOT NULL REFERENCES runs(number) ON DELETE CASCADE,
            id TEXT NOT NULL,
            state TEXT NOT NULL,
            options TEXT NOT NULL,
            progress TEXT,
            result TEXT,
            created INTEGER NOT NULL,
            ended INTEGER,
            heartbeat INTEGER,
            cancel_asked INTEGER NOT NULL DEFAULT 0,
            error TEXT,
            process_id INTEGER,
            process_start TEXT,
            PRIMARY KEY (run, id)) WITHOUT ROWID;
        CREATE INDEX maps_by_state ON maps(state);
        """;

    private const string Fourth = """
        CREATE TABLE experiments (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            design TEXT NOT NULL,
            created INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE experiment_runs (
            experiment TEXT NOT NULL REFERENCES experiments(id) ON DELETE CASCADE,
            run INTEGER NOT NULL REFERENCES runs(number) ON DELETE CASCADE,
            dataset TEXT NOT NULL,
            variant TEXT NOT NULL,
            PRIMARY KEY (experiment, run)) WITHOUT ROWID;
        CREATE INDEX experiments_by_run ON experiment_runs(run);
        """;

    // counted: up to when the time spent in the present state is in queued_time, running_time or paused_time.
    private const string Fifth = """
        ALTER TABLE runs ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
        UPDATE runs SET counted = state_since;
        """;

    private static readonly string[] s_steps = [First, Second, Third, Fourth, Fifth];

    /// <summary>Whether the tables are there, in the present version.</summary>
    /// <exception cref="UserError">The file is another program's, or a newer version's.</exception>
    public static bool IsPresent(SqliteConnection connection, string file)
    {
        int version = connection.ExecuteScalar<int>("PRAGMA user_version");
        Check(connection, version, file);
        return version == s_steps.Length;
    }

    /// <summary>Brings the tables to the present version, inside the caller's transaction.</summary>
    /// <exception cref="UserError">The file is another program's, or a newer version's.</exception>
    public static void Migrate(SqliteConnection connection, string file)
    {
        int version = connection.ExecuteScalar<int>("PRAGMA user_version");
        Check(connection, version, file);
        foreach (string step in s_steps[version..])
            connection.Execute(step);
        connection.Execute($"PRAGMA user_version = {s_steps.Length}; PRAGMA application_id = {Application}");
    }

    private static void Check(SqliteConnection connection, int version, string file)
    {
        if (version > s_steps.Length)
            throw new UserError($"{file} was written by a newer version of this program (its format is {version}, known here up to {s_steps.Length}); use that version or another store folder.");
        bool ours = connection.ExecuteScalar<int>("PRAGMA application_id") == Application;
        bool empty = connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_schema") == 0;
        if (!ours && !(empty && version == 0))
            throw new UserError($"{file} is a database of another program; choose another store folder.");
    }
}
