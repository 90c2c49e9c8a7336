using BiSSL.Training.Evaluation.Tsne.Interpolation;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>
/// Points become charges of a grid, the grid's forces come from a Fourier transform, and the points take theirs from the nodes around them (FIt-SNE, Linderman
/// et al. 2019), here with cubic splines instead of polynomials: as near with two thirds of the nodes. Its time grows with the points and the map's area.
/// </summary>
/// <param name="spacing">Greatest distance of two nodes; finer is more exact. The kernel has width 1.</param>
public sealed class InterpolationRepulsion(int points, double spacing = 0.5) : IRepulsion
{
    private const int Block = 1024;

    private readonly int[] _corner = new int[points];
    private readonly float[] _partX = new float[points], _partY = new float[points];
    private Grid? _grid;

    /// <inheritdoc/>
    public double Compute(Plane at, Plane force)
    {
        var (left, bottom, extent) = (at.X.Min(), at.Y.Min(), Math.Max(at.X.Max() - at.X.Min(), at.Y.Max() - at.Y.Min()));
        var grid = Fitting(extent);
        Place(at, left, bottom, grid);
        grid.Charge(_corner, _partX, _partY);
        var z = grid.Solve();
        Blocks((from, to) =>
        {
            for (var i = from; i < to; i++)
                (force.X[i], force.Y[i]) = grid.Force(_corner[i], _partX[i], _partY[i]);
        });
        return z - points;                                                       // less each point with itself
    }

    // Kept as long as it is the same.
    private Grid Fitting(double extent)
    {
        var size = GridSize.Fitting(extent, spacing);
        if (_grid is null || _grid.Size != size)
            _grid = new Grid(size);
        return _grid;
    }

    private void Place(Plane at, float left, float bottom, Grid grid) => Blocks((from, to) =>
    {
        for (var i = from; i < to; i++)
        {
            var (x, y) = ((at.X[i] - left) / (float)grid.Size.Spacing, (at.Y[i] - bottom) / (float)grid.Size.Spacing);
            _corner[i] = grid.Node((GridSize.Margin / 2) + (int)x - 1, (GridSize.Margin / 2) + (int)y - 1);
            (_partX[i], _partY[i]) = (x - (int)x, y - (int)y);
        }
    });

    private void Blocks(Action<int, int> work) =>
        Parallel.For(0, (points + Block - 1) / Block, block => work(block * Block, Math.Min(points, (block + 1) * Block)));
}
