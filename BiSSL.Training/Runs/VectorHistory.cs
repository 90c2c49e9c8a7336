namespace BiSSL.Training.Runs;

/// <summary>Vectors of one curve, by rising step: all of them, or of each bucket the last.</summary>
/// <param name="Steps">(n)</param>
/// <param name="Times">(n), Unix milliseconds.</param>
/// <param name="Values">(n) vectors, of any lengths.</param>
/// <param name="Total">How many there are in the range; n are shown.</param>
/// <param name="Width">Steps per bucket, as in <see cref="SeriesHistory"/>.</param>
public sealed record VectorHistory(
    IReadOnlyList<long> Steps, IReadOnlyList<long> Times, IReadOnlyList<IReadOnlyList<double>> Values, long Total, long Width);
