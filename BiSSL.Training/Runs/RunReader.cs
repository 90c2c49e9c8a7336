using System.Data;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Reads what one run reported. Never waits for a writer.</summary>
public sealed class RunReader(RunStore store, string id)
{
    private readonly long _run = store.Get(id).Number;

    /// <summary>The next events and points after a sequence number; each run's numbers are dense, so nothing is ever skipped.</summary>
    /// <param name="since">The last number already seen; 0 for none.</param>
    /// <param name="limit">At most so many together.</param>
    public RunBatch Since(long since, int limit = 10000) => store.Database.Read(c =>
    {
        long last = Last(c);
        long to = Math.Min(last, since + limit);
        var range = new { _run, since, to };
        return new RunBatch(
            Math.Max(to, since),
            last,
            c.Query<StoredEvent>("SELECT * FROM events WHERE run = @_run AND seq > @since AND seq <= @to ORDER BY seq", range).AsList(),
            Points(c, "WHERE run = @_run AND seq > @since AND seq <= @to ORDER BY seq", range));
    });

    /// <summary>The newest number.</summary>
    /// <exception cref="UserError">The run was deleted.</exception>
    public long LastSeq() => store.Database.Read(Last);

    /// <summary>The next events after a sequence number, without points.</summary>
    /// <param name="kinds">All kinds if empty.</param>
    public RunBatch EventsSince(long since, IReadOnlyList<EventKind> kinds, int limit) => store.Database.Read(c =>
    {
        long last = Last(c);
        List<StoredEvent> events = c.Query<StoredEvent>(
            $"SELECT * FROM events WHERE run = @_run AND seq > @since {(kinds.Count > 0 ? "AND kind IN @names" : "")} ORDER BY seq LIMIT @limit",
            new { _run, since, limit, names = kinds.Select(k => k.ToString()) }).AsList();
        return new RunBatch(events.Count < limit ? Math.Max(since, last) : events[^1].Seq, last, events, []);
    });

    /// <summary>All curves, by scope and name.</summary>
    public IReadOnlyList<SeriesInfo> Series() => store.Database.Read(c => c.Query<SeriesInfo>(
        """
        SELECT id, scope, name, count, (SELECT vector IS NOT NULL FROM points WHERE series = series.id ORDER BY step LIMIT 1) AS vector
        FROM series WHERE run = @_run ORDER BY scope, name
        """,
        new { _run }).AsList());

    /// <summary>Every point of a curve, by rising step.</summary>
    public IReadOnlyList<StoredPoint> All(long series) => store.Database.Read(c =>
        Points(c, "WHERE series = @series AND run = @_run ORDER BY step", new { series, _run }));

    /// <summary>A curve thinned to about <paramref name="buckets"/> buckets over a range of steps; see <see cref="SeriesHistory"/>.</summary>
    /// <param name="from">First step wanted.</param>
    /// <param name="to">Last step wanted.</param>
    /// <param name="buckets">How many pixels there are to draw on.</param>
    public SeriesHistory History(long series, int buckets, long from = long.MinValue, long to = long.MaxValue) =>
        store.Database.Read(c => HistoryQuery.Run(c, _run, series, new HistoryRange(buckets, from, to)));

    /// <summary>Several curves as they were at one moment.</summary>
    public RunHistory<SeriesHistory> Histories(IReadOnlyList<long> series, HistoryRange range) => store.Database.Read(c =>
        new RunHistory<SeriesHistory>(Last(c), [.. series.Select(s => HistoryQuery.Run(c, _run, s, range))]));

    /// <summary>Several curves of vectors as they were at one moment.</summary>
    public RunHistory<VectorHistory> VectorHistories(IReadOnlyList<long> series, HistoryRange range) => store.Database.Read(c =>
        new RunHistory<VectorHistory>(Last(c), [.. series.Select(s => VectorQuery.Run(c, _run, s, range))]));

    /// <summary>The newest progress of every stage.</summary>
    public IReadOnlyList<StageProgress> Progress() => store.Database.Read(c => c.Query<StageProgress>(
        "SELECT * FROM progress WHERE run = @_run ORDER BY time", new { _run }).AsList());

    /// <summary>Whether a setting was changed on the way.</summary>
    public bool IsSteered() => store.Database.Read(c => IsSteered(c, _run));

    /// <summary>All events of one kind, in order.</summary>
    public IReadOnlyList<StoredEvent> Events(EventKind kind) => store.Database.Read(c => Events(c, kind));

    /// <summary>Every setting that was changed on the way, in order, and how far each scope has reported: what a resumed run must not contradict.</summary>
    public SteeringHistory Steering() => store.Database.Read(c => new SteeringHistory([.. Events(c, EventKind.SettingChanged).Select(Setting)], LastSteps(c)));

    private long Last(SqliteConnection c) => c.ExecuteScalar<long?>("SELECT last_seq FROM runs WHERE number = @_run", new { _run })
        ?? throw new UserError($"There is no run {id} any more.");

    internal static bool IsSteered(SqliteConnection c, long run) =>
        c.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM events WHERE run = @run AND kind = 'SettingChanged')", new { run });

    // Read here, not in SQL: SQLite's reading of a decimal number may differ in the last bit.
    private static AppliedSetting Setting(StoredEvent e)
    {
        JsonNode detail = JsonNode.Parse(e.Detail)!;
        return new(e.Scope, e.Step, (string)detail["name"]!, (double)detail["value"]!, (long)detail["command"]!);
    }

    /// <summary>Seconds spent on each finished stage, by scope, over all sessions.</summary>
    public IReadOnlyDictionary<string, double> StageSeconds() => Events(EventKind.StageCompleted)
        .ToDictionary(e => e.Scope, e => (double?)JsonNode.Parse(e.Detail)!["seconds"] ?? 0);

    private Dictionary<string, long> LastSteps(SqliteConnection c) => c.Query<(string Scope, long Step)>(
        "SELECT scope, max((SELECT max(step) FROM points WHERE series = id)) FROM series WHERE run = @_run AND count > 0 GROUP BY scope", new { _run })
        .ToDictionary(row => row.Scope, row => row.Step);

    private List<StoredEvent> Events(SqliteConnection c, EventKind kind) => c.Query<StoredEvent>(
        "SELECT * FROM events WHERE run = @_run AND kind = @kind ORDER BY seq", new { _run, kind = kind.ToString() }).AsList();

    private static List<StoredPoint> Points(SqliteConnection connection, string condition, object values)
    {
        using IDataReader rows = connection.ExecuteReader($"SELECT seq, series, step, time, value, vector FROM points {condition}", values);
        var points = new List<StoredPoint>();
        while (rows.Read())
            points.Add(Point(rows));
        return points;
    }

    private static StoredPoint Point(IDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        row.GetInt64(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        row.IsDBNull(4) ? double.NaN : row.GetDouble(4),
        StoredPoint.Numbers(row.IsDBNull(5) ? null : (byte[])row.GetValue(5)));
}
