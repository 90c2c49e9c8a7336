using System.Numerics;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>
/// Exact neighbours on the processor: N²D operations on all cores. The distances of some rows to some columns are looked through while they lie in the
/// cache, and are never all in memory.
/// </summary>
/// <param name="points">[N, D], one after the other, centred.</param>
internal sealed class TileSearch(float[] points, int dimensions, int k)
{
    // So that the rows' candidates, the columns and a tile stay in a core's cache together.
    private const int Fours = 16, Panels = 128;

    private readonly DistanceTiles _tiles = new(points, dimensions);

    public NeighbourGraph Run(CancellationToken cancel)
    {
        var (indices, distances) = (new int[_tiles.Count * k], new float[_tiles.Count * k]);
        var rows = Fours * DistanceTiles.Rows;
        Parallel.For(0, (_tiles.Count + rows - 1) / rows, new ParallelOptions { CancellationToken = cancel }, () => Empty(rows), (block, _, nearest) =>
        {
            Block(block * rows, nearest, indices, distances);
            return nearest;
        }, _ => { });
        return new NeighbourGraph(k, indices, distances);
    }

    private Nearest[] Empty(int rows) => [.. Enumerable.Range(0, rows).Select(_ => new Nearest(k))];

    private void Block(int from, Nearest[] nearest, int[] indices, float[] distances)
    {
        foreach (var one in nearest)
            one.Clear();
        var to = Math.Min(_tiles.Count, from + nearest.Length);
        var tile = new float[DistanceTiles.Rows * Panels * DistanceTiles.Width];
        for (var panel = 0; panel < _tiles.Panels; panel += Panels)
            for (var row = from; row < to; row += DistanceTiles.Rows)
                See(row, Math.Min(DistanceTiles.Rows, to - row), panel, nearest.AsSpan(row - from), tile);
        for (var i = from; i < to; i++)
            Settle(i, nearest[i - from], indices.AsSpan(i * k, k), distances.AsSpan(i * k, k));
    }

    private void See(int row, int rows, int panel, ReadOnlySpan<Nearest> nearest, float[] tile)
    {
        var panels = Math.Min(Panels, _tiles.Panels - panel);
        var columns = panels * DistanceTiles.Width;
        _tiles.Fill(row / DistanceTiles.Rows, panel, panels, tile);
        for (var i = 0; i < rows; i++)
            nearest[i].See(tile.AsSpan(i * columns, columns), panel * DistanceTiles.Width, _tiles.Squares[row + i], row + i);
    }

    // The distances of those found once more, from differences, and in their order.
    private void Settle(int i, Nearest nearest, Span<int> indices, Span<float> distances)
    {
        nearest.CopyTo(indices);
        for (var j = 0; j < indices.Length; j++)
            distances[j] = SquaredDistance(points.AsSpan(i * dimensions, dimensions), points.AsSpan(indices[j] * dimensions, dimensions));
        distances.Sort(indices);
    }

    private static float SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (sum, d) = (Vector<float>.Zero, 0);
        for (; d <= a.Length - Vector<float>.Count; d += Vector<float>.Count)
        {
            var difference = new Vector<float>(a[d..]) - new Vector<float>(b[d..]);
            sum += difference * difference;
        }
        var total = Vector.Sum(sum);
        for (; d < a.Length; d++)
            total += (a[d] - b[d]) * (a[d] - b[d]);
        return total;
    }
}
