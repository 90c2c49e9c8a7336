namespace BiSSL.Training.Evaluation.Tsne.Interpolation;

/// <summary>How a grid lies under a map.</summary>
/// <param name="Side">Nodes in a row of the periodic grid, twice those that carry points.</param>
/// <param name="Spacing">Between two nodes.</param>
internal readonly record struct GridSize(int Side, double Spacing)
{
    /// <summary>Nodes around the map, half of them on either side.</summary>
    public const int Margin = 8;

    private const int LeastSide = 64;
    private const double Finer = 0.8, Finest = 1e-6;

    /// <summary>The smallest grid that holds a map, and on it the finest spacing.</summary>
    /// <param name="extent">Of the map, the longer side.</param>
    /// <param name="widest">Greatest spacing.</param>
    public static GridSize Fitting(double extent, double widest)
    {
        var side = LeastSide;
        while (Room(side) * widest < extent)
            side = side % 3 == 0 ? side / 3 * 4 : side / 2 * 3;                  // 64, 96, 128, 192 …
        while (widest * Finer * Room(side) >= extent && widest > Finest)
            widest *= Finer;
        return new GridSize(side, widest);
    }

    private static int Room(int side) => (side / 2) - Margin;
}
