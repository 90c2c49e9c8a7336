using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Adds points to the series of one run, inside a write transaction; <see cref="Close"/> before the commit.</summary>
internal sealed class PointTable : IDisposable
{
    private readonly Dictionary<(string Scope, string Name), long> _series = [];
    private readonly Dictionary<long, int> _added = [];
    private readonly EventLog _log;
    private readonly SqliteCommand _insert;

    public PointTable(EventLog log)
    {
        _log = log;
        _insert = log.Connection.CreateCommand();
        _insert.CommandText = """
            INSERT INTO points (series, step, run, seq, time, value, vector) VALUES ($series, $step, $run, $seq, $time, $value, $vector)
            ON CONFLICT (series, step) DO NOTHING
            """;
        foreach (string name in (string[])["$series", "$step", "$run", "$seq", "$time", "$value", "$vector"])
            _insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        _insert.Parameters["$run"].Value = log.Run;
    }

    /// <summary>Adds a point unless its series has one at that step.</summary>
    public void Add(PointReport point)
    {
        long series = Series(point.Scope, point.Series);
        SqliteParameterCollection p = _insert.Parameters;
        p["$series"].Value = series;
        p["$step"].Value = point.Step;
        p["$seq"].Value = _log.Next;
        p["$time"].Value = point.Time.ToUnixTimeMilliseconds();
        p["$value"].Value = point.Value ?? (object)DBNull.Value;
        p["$vector"].Value = point.Vector ?? (object)DBNull.Value;
        int rows = _insert.ExecuteNonQuery();
        _log.Took(rows);
        _added[series] = _added.GetValueOrDefault(series) + rows;
    }

    public void Close()
    {
        foreach ((long series, int rows) in _added)
            _log.Connection.Execute("UPDATE series SET count = count + @rows WHERE id = @series", new { series, rows });
    }

    public void Dispose() => _insert.Dispose();

    private long Series(string scope, string name)
    {
        if (_series.TryGetValue((scope, name), out long id))
            return id;
        _log.Connection.Execute(
            "INSERT INTO series (run, scope, name) VALUES (@Run, @scope, @name) ON CONFLICT DO NOTHING", new { _log.Run, scope, name });
        id = _log.Connection.ExecuteScalar<long>(
            "SELECT id FROM series WHERE run = @Run AND scope = @scope AND name = @name", new { _log.Run, scope, name });
        return _series[(scope, name)] = id;
    }
}
