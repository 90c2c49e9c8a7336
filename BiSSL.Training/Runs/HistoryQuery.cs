using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Reads a range of a curve straight into buckets, so that a long one costs no memory.</summary>
internal static class HistoryQuery
{
    public static SeriesHistory Run(SqliteConnection connection, long run, long series, HistoryRange range)
    {
        var thinned = new HistoryBuckets(Shift(connection, run, series, range), First(connection, run, series, range with { From = long.MinValue, To = long.MaxValue }) ?? 0);
        ExponentialAverage? average = range.Smooth is { } beta ? new ExponentialAverage(beta) : null;
        // An average needs every point from the curve's beginning, whatever part is wanted.
        HistoryRange read = average is null ? range : range with { From = long.MinValue };
        using IDataReader rows = connection.ExecuteReader($"SELECT step, time, value FROM points {Where} ORDER BY step", Values(run, series, read));
        while (rows.Read())
        {
            double value = rows.IsDBNull(2) ? double.NaN : rows.GetDouble(2);
            average?.Add(value);
            if (rows.GetInt64(0) >= range.From)
                thinned.Add(rows.GetInt64(0), rows.GetInt64(1), value, average?.Value);
        }

        return thinned.Finish() with { Weight = average?.Weight ?? 0 };
    }

    internal const string Where = "WHERE series = @series AND run = @run AND step BETWEEN @From AND @To";

    internal static object Values(long run, long series, HistoryRange range) => new { series, run, range.From, range.To };

    /// <summary>The width of a bucket, as a power of two.</summary>
    internal static int Shift(SqliteConnection connection, long run, long series, HistoryRange range)
    {
        // Two queries: SQLite finds a single min or max by the index, both together by reading all.
        long? last = connection.ExecuteScalar<long?>($"SELECT step FROM points {Where} ORDER BY step DESC LIMIT 1", Values(run, series, range));
        return HistoryBuckets.Shift(First(connection, run, series, range) ?? 0, last ?? 0, Math.Max(1, range.Buckets));
    }

    private static long? First(SqliteConnection connection, long run, long series, HistoryRange range) =>
        connection.ExecuteScalar<long?>($"SELECT step FROM points {Where} ORDER BY step LIMIT 1", Values(run, series, range));
}
