using System.Runtime.InteropServices;

namespace BiSSL.Training.Runs;

/// <summary>One step of a curve as the store keeps it.</summary>
/// <param name="Series">The id of its <see cref="SeriesInfo"/>.</param>
/// <param name="Value">The number; NaN if there is a vector.</param>
/// <param name="Vector">The numbers, if there are several.</param>
public sealed record StoredPoint(long Seq, long Series, long Step, DateTimeOffset Time, double Value, IReadOnlyList<double>? Vector)
{
    internal static IReadOnlyList<double>? Numbers(byte[]? vector) => vector is null ? null : MemoryMarshal.Cast<byte, double>(vector).ToArray();
}
