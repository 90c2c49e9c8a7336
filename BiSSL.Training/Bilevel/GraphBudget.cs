namespace BiSSL.Training.Bilevel;

/// <summary>How many of K graphs of first-order gradients are kept; the others are rebuilt at every product.</summary>
/// <param name="bytes">What the kept ones may take together; null is all that is free.</param>
public sealed class GraphBudget(double? bytes)
{
    // A product needs about one graph's size for itself, and a second one where it rebuilds the graph (docs/performance.md).
    private const double Product = 1.5;
    private const double Rebuilt = 1.5;

    /// <summary>Whether none is kept whatever its size.</summary>
    public bool IsNothing => bytes == 0;

    /// <summary>From 0 to <paramref name="count"/>.</summary>
    /// <param name="count">K.</param>
    /// <param name="size">Bytes of one graph.</param>
    /// <param name="free">Bytes still free with one graph kept; null where that is not known.</param>
    public int Keep(int count, long size, long? free)
    {
        if (size <= 0 || (bytes is null && free is null))
            return count;
        return (int)Math.Clamp(bytes is { } budget ? budget / size : Fitting(count, size, free!.Value), 0, count);
    }

    private static double Fitting(int count, double size, double free)
    {
        var more = (free / size) - Product;                                    // graphs beside the first
        return 1 + (more >= count - 1 ? more : Math.Max(-1, more - Rebuilt));
    }
}
