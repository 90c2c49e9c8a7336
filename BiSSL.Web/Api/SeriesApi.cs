using BiSSL.Training.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BiSSL.Web.Api;

/// <summary>Curves: which there are, thinned for a chart, and whole for a spreadsheet.</summary>
internal static class SeriesApi
{
    private const int MostSeries = 64;
    private const int MostBuckets = 10_000;
    private const string Binary = "application/octet-stream";

    public static void MapSeries(this RouteGroupBuilder run)
    {
        run.MapGet("/series", (string id, RunStore store) => List(new RunReader(store, id)));
        run.MapGet("/series/data", Data);
        run.MapGet("/series/vectors", Vectors);
        run.MapGet("/series/export.csv", Export);
    }

    private static SeriesListMessage List(RunReader reader)
    {
        long seq = reader.LastSeq();
        return new(seq, reader.Series());
    }

    private static FileContentHttpResult Data(string id, string ids, RunStore store, int buckets = 1000, long? from = null, long? to = null, double? smooth = null)
    {
        if (smooth is < 0 or >= 1 or double.NaN)
            throw Query.Wrong("smooth", "a number from 0 to below 1");
        IReadOnlyList<long> series = Query.Numbers(ids, "ids", MostSeries);
        HistoryRange range = Range(buckets, from, to) with { Smooth = smooth };
        return TypedResults.Bytes(SeriesBinary.Of(series, new RunReader(store, id).Histories(series, range), smooth is not null), Binary);
    }

    private static FileContentHttpResult Vectors(string id, string ids, RunStore store, int buckets = 200, long? from = null, long? to = null)
    {
        IReadOnlyList<long> series = Query.Numbers(ids, "ids", MostSeries);
        return TypedResults.Bytes(SeriesBinary.Of(series, new RunReader(store, id).VectorHistories(series, Range(buckets, from, to))), Binary);
    }

    private static PushStreamHttpResult Export(string id, RunStore store, string? ids)
    {
        var reader = new RunReader(store, id);
        HashSet<long> wanted = [.. Query.Numbers(ids, "ids", int.MaxValue)];
        IEnumerable<SeriesInfo> series = reader.Series().Where(s => wanted.Count == 0 || wanted.Contains(s.Id));
        return TypedResults.Stream(body => SeriesCsv.Write(body, reader, series), "text/csv; charset=utf-8", $"{id}.csv");
    }

    private static HistoryRange Range(int buckets, long? from, long? to) =>
        new(Query.Within(buckets, 1, MostBuckets, "buckets"), from ?? long.MinValue, to ?? long.MaxValue);
}

/// <param name="Seq">The run's newest number at that time.</param>
public sealed record SeriesListMessage(long Seq, IReadOnlyList<SeriesInfo> Series);
