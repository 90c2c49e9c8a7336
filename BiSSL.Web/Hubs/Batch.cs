using BiSSL.Training.Runs;
using BiSSL.Web.Api;

namespace BiSSL.Web.Hubs;

/// <summary>What a run reported between two sequence numbers, ready to be sent.</summary>
/// <param name="Since">The number before the first one in it.</param>
/// <param name="Seq">The last number in it: follow from here.</param>
/// <param name="Last">The run's newest number; more is waiting if it is greater.</param>
/// <param name="Points">A list of <see cref="CurveBatch{T}"/> of numbers.</param>
/// <param name="Vectors">The same of vectors.</param>
/// <param name="Events">A list of <see cref="EventMessage"/>.</param>
/// <param name="Status">How the run stands, if that changed.</param>
public sealed record Batch(long Since, long Seq, long Last, RawJson Points, RawJson Vectors, RawJson Events, RawJson? Status = null)
{
    /// <summary>Bytes that it holds in memory.</summary>
    internal int Size => Points.Utf8.Length + Vectors.Utf8.Length + Events.Utf8.Length;

    /// <param name="names">The run's series by id.</param>
    internal static Batch Of(long since, RunBatch read, IReadOnlyDictionary<long, SeriesInfo> names) => new(
        since,
        read.Seq,
        read.LastSeq,
        Json(Curves(read.Points.Where(p => p.Vector is null), names, p => p.Value)),
        Json(Curves(read.Points.Where(p => p.Vector is not null), names, p => p.Vector!)),
        Json(read.Events.Select(EventMessage.Of)));

    /// <summary>Nothing but a status.</summary>
    internal static Batch Nothing(long seq, RawJson status) => new(seq, seq, seq, RawJson.EmptyList, RawJson.EmptyList, RawJson.EmptyList, status);

    private static IEnumerable<CurveBatch<T>> Curves<T>(IEnumerable<StoredPoint> points, IReadOnlyDictionary<long, SeriesInfo> names, Func<StoredPoint, T> value) =>
        points.GroupBy(p => p.Series).Select(g => new CurveBatch<T>(
            g.Key, names[g.Key].Scope, names[g.Key].Name, [.. g.Select(p => p.Step)], [.. g.Select(p => p.Time)], [.. g.Select(value)]));

    private static RawJson Json<T>(IEnumerable<T> items) => RawJson.Of(items, JsonSetup.Options);
}

/// <summary>New points of one curve, in the order they were reported.</summary>
public sealed record CurveBatch<T>(
    long Id, string Scope, string Name, IReadOnlyList<long> Steps, IReadOnlyList<DateTimeOffset> Times, IReadOnlyList<T> Values);
