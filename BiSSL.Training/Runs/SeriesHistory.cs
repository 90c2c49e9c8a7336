namespace BiSSL.Training.Runs;

/// <summary>Points of one curve, by rising step: all of them, or of each bucket the smallest and the greatest finite one, the first NaN, ∞ and −∞, and the last, and the curve's first.</summary>
/// <param name="Steps">(n)</param>
/// <param name="Times">(n), Unix milliseconds.</param>
/// <param name="Values">(n)</param>
/// <param name="Total">How many points there are in the range; n are shown.</param>
/// <param name="Width">Steps per bucket, a power of two; bucket b begins at step b · Width, so buckets stay where they are while a run grows.</param>
public sealed record SeriesHistory(
    IReadOnlyList<long> Steps, IReadOnlyList<long> Times, IReadOnlyList<double> Values, long Total, long Width)
{
    /// <summary>(n), the debiased exponential average of all points from the curve's beginning to each of these; empty if not asked for.</summary>
    public IReadOnlyList<double> Smoothed { get; init; } = [];

    /// <summary>How many finite points were averaged up to the last of these; 0 if not asked for.</summary>
    public long Weight { get; init; }
}
