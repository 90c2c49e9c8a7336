using BiSSL.Training.Pipeline.Reporting.Maps;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs.Maps;

/// <summary>The maps of a store's runs. Safe from any thread and any process.</summary>
public sealed class MapStore(RunStore store)
{
    private const string Select = """
        SELECT runs.id AS run, maps.id, maps.state, maps.options AS options_json, maps.progress AS progress_json, maps.result AS result_json, maps.created,
            maps.ended, maps.heartbeat, maps.cancel_asked, maps.error, maps.process_id, maps.process_start
        FROM maps JOIN runs ON runs.number = maps.run
        """;

    private const string This = "WHERE run = (SELECT number FROM runs WHERE id = @run) AND id = @map";

    /// <summary>Adds a map that waits for somebody to make it.</summary>
    /// <param name="process">The process that is about to, if that is settled already.</param>
    /// <exception cref="UserError">There is no such run, or an option has a value that no map can have.</exception>
    public MapRecord Add(string run, MapOptions options, ProcessIdentity? process = null)
    {
        options.Require();
        return store.Database.Write(c =>
        {
            DateTimeOffset now = store.Time.GetUtcNow();
            string map = RunId.New(now);
            c.Execute(
                "INSERT INTO maps (run, id, state, options, created, process_id, process_start) VALUES (@Number, @map, 'Waiting', @options, @now, @pid, @start)",
                new { RunStore.One(c, run).Number, map, options = MapJson.Write(options), now, pid = process?.Id, start = process?.Start });
            return One(c, run, map);
        });
    }

    /// <exception cref="UserError">There is none.</exception>
    public MapRecord Get(string run, string map) => store.Database.Read(c => One(c, run, map));

    /// <summary>The maps of a run, newest first.</summary>
    public IReadOnlyList<MapRecord> Of(string run) => store.Database.Read(c =>
        c.Query<MapRecord>($"{Select} WHERE maps.run = @Number ORDER BY maps.created DESC, maps.id DESC", new { RunStore.One(c, run).Number }).AsList());

    /// <summary>The maps of all runs in one of the given states, oldest first.</summary>
    public IReadOnlyList<MapRecord> In(params MapState[] states) => store.Database.Read(c =>
        c.Query<MapRecord>($"{Select} WHERE maps.state IN @names ORDER BY maps.created, maps.id", new { names = states.Select(s => s.ToString()) }).AsList());

    /// <summary>The maps that need somebody to start their process, oldest first.</summary>
    public IReadOnlyList<MapRecord> Waiting() => [.. In(MapState.Waiting).Where(map => map.Process is null)];

    /// <summary>Notes which process is about to make a waiting map, so that nobody starts a second one.</summary>
    public void Launched(string run, string map, ProcessIdentity process) => store.Database.Write(c => c.Execute(
        $"UPDATE maps SET process_id = @Id, process_start = @Start {This} AND state = 'Waiting'", new { run, map, process.Id, process.Start }));

    /// <summary>Asks a map to end: one that waits ends at once, one that is being made ends soon with what it has, one that ended stays as it is.</summary>
    public MapRecord Cancel(string run, string map) => store.Database.Write(c =>
    {
        if (One(c, run, map).State == MapState.Waiting)
            End(c, run, map, MapState.Cancelled, null);
        c.Execute($"UPDATE maps SET cancel_asked = 1 {This} AND state = 'Running'", new { run, map });
        return One(c, run, map);
    });

    /// <summary>Removes a map with its files.</summary>
    /// <exception cref="UserError">It is being made.</exception>
    public void Delete(string run, string map)
    {
        MapReconciliation.Of(store);
        if (Get(run, map).State == MapState.Running)
            throw new UserError($"Map {map} of run {run} is being made; cancel it before you delete it.");
        Files(run, map).Delete();
        store.Database.Write(c => c.Execute($"DELETE FROM maps {This}", new { run, map }));
    }

    /// <summary>The files of a map, whether or not they are there yet.</summary>
    public MapFiles Files(string run, string map) => new(store.Paths.Map(run, map));

    /// <summary>Marks a waiting map Running, in the hands of this process.</summary>
    /// <exception cref="UserError">It does not wait any more.</exception>
    internal MapRecord Begin(string run, string map) => store.Database.Write(c =>
    {
        MapState state = One(c, run, map).State;
        if (state != MapState.Waiting)
            throw new UserError($"Map {map} of run {run} is {state.ToString().ToLowerInvariant()} already; ask for a new one.");
        var (id, start) = ProcessIdentity.Current;
        c.Execute(
            $"UPDATE maps SET state = 'Running', process_id = @id, process_start = @start, heartbeat = @now {This}",
            new { run, map, id, start, now = store.Time.GetUtcNow() });
        return One(c, run, map);
    });

    /// <summary>Writes a sign of life with the newest progress; tells whether somebody asked the map to end.</summary>
    internal bool Beat(string run, string map, MapProgress progress) => store.Database.Write(
        c =>
        {
            c.Execute($"UPDATE maps SET heartbeat = @now, progress = @progress {This}", new { run, map, now = store.Time.GetUtcNow(), progress = MapJson.Write(progress) });
            return One(c, run, map).CancelAsked;
        },
        durable: false,
        store.Database.Patience);

    internal void Result(string run, string map, MapResult result) => store.Database.Write(c =>
        c.Execute($"UPDATE maps SET result = @result {This}", new { run, map, result = MapJson.Write(result) }));

    /// <summary>Ends a map; one that has ended stays as it is.</summary>
    internal void End(string run, string map, MapState state, string? error) => store.Database.Write(c => End(c, run, map, state, error));

    private int End(SqliteConnection c, string run, string map, MapState state, string? error) => c.Execute(
        $"UPDATE maps SET state = @state, error = @error, ended = @now {This} AND state IN ('Waiting', 'Running')",
        new { run, map, state = state.ToString(), error, now = store.Time.GetUtcNow() });

    private static MapRecord One(SqliteConnection c, string run, string map) =>
        c.QuerySingleOrDefault<MapRecord>($"{Select} WHERE runs.id = @run AND maps.id = @map", new { run, map })
        ?? throw new UserError($"Run {run} has no map {map}.");
}
