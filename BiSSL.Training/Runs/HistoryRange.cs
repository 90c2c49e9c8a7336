namespace BiSSL.Training.Runs;

/// <summary>What part of a curve is wanted, and how fine.</summary>
/// <param name="Buckets">How many pixels there are to draw on.</param>
/// <param name="From">First step wanted.</param>
/// <param name="To">Last step wanted.</param>
/// <param name="Smooth">β of the exponential average to give beside the values, 0 ≤ β &lt; 1; nothing for none.</param>
public sealed record HistoryRange(int Buckets, long From = long.MinValue, long To = long.MaxValue, double? Smooth = null);
