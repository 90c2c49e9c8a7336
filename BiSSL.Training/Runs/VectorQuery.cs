using System.Data;
using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Reads a range of a curve of vectors, of each bucket the last.</summary>
internal static class VectorQuery
{
    private const string LastOfEach = $"""
        SELECT max(step) AS step, time, vector FROM points {HistoryQuery.Where} AND vector IS NOT NULL GROUP BY step >> @shift ORDER BY 1
        """;

    public static VectorHistory Run(SqliteConnection connection, long run, long series, HistoryRange range)
    {
        int shift = HistoryQuery.Shift(connection, run, series, range);
        var values = new { series, run, range.From, range.To, shift };
        long total = connection.ExecuteScalar<long>($"SELECT count(*) FROM points {HistoryQuery.Where} AND vector IS NOT NULL", values);
        var (steps, times, vectors) = (new List<long>(), new List<long>(), new List<IReadOnlyList<double>>());
        using IDataReader rows = connection.ExecuteReader(LastOfEach, values);
        while (rows.Read())
        {
            steps.Add(rows.GetInt64(0));
            times.Add(rows.GetInt64(1));
            vectors.Add(MemoryMarshal.Cast<byte, double>((byte[])rows.GetValue(2)).ToArray());
        }

        return new VectorHistory(steps, times, vectors, total, 1L << shift);
    }
}
