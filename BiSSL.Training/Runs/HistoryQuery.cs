using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Reads a range of a curve straight into buckets, so that a long one costs no memory.</summary>
internal static class HistoryQuery
{
    public static SeriesHistory Run(SqliteConnection connection, long run, long series, long from, long to, int buckets)
    {
        const string range = "WHERE series = @series AND run = @run AND step BETWEEN @from AND @to";
        var values = new { series, run, from, to };
        // Two queries: SQLite finds a single min or max by the index, both together by reading all.
        long? first = connection.ExecuteScalar<long?>($"SELECT step FROM points {range} ORDER BY step LIMIT 1", values);
        long? last = connection.ExecuteScalar<long?>($"SELECT step FROM points {range} ORDER BY step DESC LIMIT 1", values);
        var thinned = new HistoryBuckets(HistoryBuckets.Shift(first ?? 0, last ?? 0, Math.Max(1, buckets)));
        using IDataReader rows = connection.ExecuteReader($"SELECT step, time, value FROM points {range} ORDER BY step", values);
        while (rows.Read())
            thinned.Add(rows.GetInt64(0), rows.GetInt64(1), rows.IsDBNull(2) ? double.NaN : rows.GetDouble(2));
        return thinned.Finish();
    }
}
