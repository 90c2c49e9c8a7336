using System.Runtime.InteropServices;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Api;

/// <summary>Curves as nothing but little-endian float64; the layout is in docs/api.md.</summary>
internal static class SeriesBinary
{
    private const double Version = 1;

    public static byte[] Of(IReadOnlyList<long> ids, RunHistory<SeriesHistory> history, bool smoothed)
    {
        List<double> numbers = [Version, history.Seq, history.Curves.Count, smoothed ? 4 : 3];
        foreach ((int i, SeriesHistory curve) in history.Curves.Index())
        {
            numbers.AddRange([ids[i], curve.Steps.Count, curve.Total, curve.Width, curve.Weight]);
            Add(numbers, curve.Steps);
            Add(numbers, curve.Times);
            numbers.AddRange(curve.Values);
            numbers.AddRange(curve.Smoothed);
        }

        return Bytes(numbers);
    }

    public static byte[] Of(IReadOnlyList<long> ids, RunHistory<VectorHistory> history)
    {
        List<double> numbers = [Version, history.Seq, history.Curves.Count, 4];
        foreach ((int i, VectorHistory curve) in history.Curves.Index())
        {
            numbers.AddRange([ids[i], curve.Steps.Count, curve.Total, curve.Width, 0]);
            Add(numbers, curve.Steps);
            Add(numbers, curve.Times);
            numbers.AddRange(curve.Values.Select(v => (double)v.Count));
            numbers.AddRange(curve.Values.SelectMany(v => v));
        }

        return Bytes(numbers);
    }

    private static void Add(List<double> numbers, IReadOnlyList<long> more)
    {
        foreach (long number in more)
            numbers.Add(number);
    }

    // .NET runs on little-endian machines only.
    private static byte[] Bytes(List<double> numbers) => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers)).ToArray();
}
