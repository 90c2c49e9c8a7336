using System.Globalization;
using System.Text.Json;
using BiSSL.Training.Pipeline.Reporting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>The runs of one store folder. Safe from any thread and any process.</summary>
public sealed class RunStore
{
    internal const string Select = """
        SELECT runs.*, tags AS tags_json, heartbeats.time AS heartbeat, heartbeats.usage AS usage_json
        FROM runs LEFT JOIN heartbeats ON heartbeats.run = runs.number
        """;

    private RunStore(string folder, TimeProvider time, TimeSpan patience)
    {
        Paths = new StorePaths(folder);
        Time = time;
        Database = new Database(Paths.Database) { Patience = patience };
        Reserve = new Reserve(Paths.Reserve);
    }

    public StorePaths Paths { get; }

    internal TimeProvider Time { get; }

    internal Database Database { get; }

    internal Reserve Reserve { get; }

    /// <summary>Opens the store in a folder, making both if they are not there.</summary>
    /// <param name="patience">How long a busy or full database is tried again; 30 s unless told.</param>
    /// <exception cref="UserError">The folder cannot be made, or holds a database of another program or a newer version.</exception>
    public static RunStore Open(string folder, TimeProvider time, TimeSpan? patience = null)
    {
        if (string.IsNullOrWhiteSpace(folder))
            throw new UserError("The store folder has no name; choose one with --store DIR.");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineError($"The store folder {folder} cannot be made ({e.Message.TrimEnd('.')}); choose another one.", e);
        }

        var store = new RunStore(folder, time, patience ?? TimeSpan.FromSeconds(30));
        store.Database.Create();
        store.Reserve.Keep();
        return store;
    }

    /// <summary>Adds a queued run.</summary>
    public RunRecord Create(NewRun run)
    {
        string id = NewId();
        Paths.MakeRun(id);
        return Database.Write(c => Insert(c, id, run, Time.GetUtcNow()));
    }

    /// <summary>Adds a run that this process trains from its first moment on, so that no queue ever sees it. The caller holds its lock.</summary>
    internal RunRecord CreateRunning(string id, NewRun run) => Database.Write(c =>
    {
        DateTimeOffset now = Time.GetUtcNow();
        Transitions.Apply(c, Insert(c, id, run, now), RunState.Running, new StateChange { Process = ProcessIdentity.Current }, now);
        return One(c, id);
    });

    /// <summary>An id that no run has.</summary>
    internal string NewId() => Database.Read(c =>
    {
        string id = RunId.New(Time.GetUtcNow());
        while (c.ExecuteScalar<bool>("SELECT count(*) FROM runs WHERE id = @id", new { id }))
            id = RunId.New(Time.GetUtcNow());
        return id;
    });

    /// <summary>So many ids that no run has, each another; within a millisecond there are only some thousand.</summary>
    internal IReadOnlyList<string> NewIds(int count)
    {
        var ids = new HashSet<string>();
        while (ids.Count < count)
            ids.Add(NewId());
        return [.. ids.Order(StringComparer.Ordinal)];
    }

    /// <summary>The run with exactly this id.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public RunRecord Get(string id) => Database.Read(c => One(c, id));

    /// <summary>The run that <paramref name="text"/> means: its id, its name, or the beginning of its id.</summary>
    /// <exception cref="UserError">No run or several fit.</exception>
    public RunRecord Find(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new UserError("No run is named: the word for it is empty. Give its id or its name; `runs` lists them all.");
        foreach (string condition in (string[])["id = @text", "name = @text", "substr(id, 1, length(@text)) = @text"])
        {
            List<RunRecord> found = Database.Read(c => c.Query<RunRecord>($"{Select} WHERE {condition} ORDER BY number DESC", new { text }).AsList());
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
                throw new UserError($"'{text}' may mean {Several(found)}; give more of the id.");
        }

        throw new UserError($"No run has the id or name '{text}'; `runs` lists them all.");
    }

    private static string Several(List<RunRecord> runs)
    {
        const int Named = 4;
        string named = string.Join(", ", runs.Take(Named).Select(run => run.Title));
        return runs.Count > Named ? string.Create(CultureInfo.InvariantCulture, $"{named} and {runs.Count - Named:N0} more") : named;
    }

    /// <summary>Runs, newest first.</summary>
    public IReadOnlyList<RunRecord> List(int limit = int.MaxValue, int offset = 0) => Database.Read(c => c.Query<RunRecord>(
        $"{Select} ORDER BY number DESC LIMIT @limit OFFSET @offset", new { limit, offset }).AsList());

    /// <summary>Runs in one of the given states, oldest first: the order of a queue.</summary>
    public IReadOnlyList<RunRecord> In(params RunState[] states) => Database.Read(c => c.Query<RunRecord>(
        $"{Select} WHERE state IN @names ORDER BY number", new { names = states.Select(s => s.ToString()) }).AsList());

    /// <summary>Changes what people wrote about a run.</summary>
    public RunRecord Annotate(string id, string name, IReadOnlyList<string> tags, string notes) => Database.Write(c =>
    {
        c.Execute("UPDATE runs SET name = @name, tags = @tags, notes = @notes WHERE id = @id", new { id, name, tags = Json(tags), notes });
        return One(c, id);
    });

    /// <summary>Moves a run to another state and tells its followers.</summary>
    /// <param name="patience">How long a busy or full database is tried again; as long as always unless told.</param>
    /// <exception cref="UserError">That state may not follow the present one.</exception>
    public RunRecord Transition(string id, RunState to, StateChange? change = null, TimeSpan? patience = null) => Database.Write(
        c =>
        {
            Transitions.Apply(c, One(c, id), to, change ?? StateChange.Plain, Time.GetUtcNow());
            return One(c, id);
        },
        durable: true,
        patience ?? Database.Patience);

    /// <summary>Adds an event to a run that its trainer did not report: what somebody else did to it.</summary>
    public void Record(string id, RunEvent what) => Database.Write(c =>
    {
        var log = new EventLog(c, One(c, id).Number);
        log.Add(StoredEvent.From(what, Time.GetUtcNow()));
        log.Close();
        return true;
    });

    /// <summary>Removes a run with its files.</summary>
    /// <exception cref="UserError">It is alive.</exception>
    public void Delete(string id) => RunRemoval.Delete(this, Get(id));

    internal static RunRecord One(SqliteConnection connection, string id) =>
        connection.QuerySingleOrDefault<RunRecord>($"{Select} WHERE id = @id", new { id })
        ?? throw new UserError($"There is no run {id}; `runs` lists them all.");

    internal static RunRecord Insert(SqliteConnection connection, string id, NewRun run, DateTimeOffset now)
    {
        connection.Execute(
            """
            INSERT INTO runs (id, name, state, preset, options, parent, tags, notes, created, state_since, counted)
            VALUES (@id, @Name, 'Queued', @Preset, @Options, @Parent, @tags, @Notes, @now, @now, @now)
            """,
            new { id, run.Name, run.Preset, run.Options, run.Parent, tags = Json(run.Tags ?? []), run.Notes, now });
        return One(connection, id);
    }

    private static string Json(IReadOnlyList<string> tags) => JsonSerializer.Serialize(tags);
}
