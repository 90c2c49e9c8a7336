namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>
/// A quadtree over points in Morton order, its nodes in depth-first order: the walk needs no stack, as every node knows where the next one outside it lies.
/// </summary>
internal sealed class QuadTree(int points)
{
    private const int LeafSize = 8;

    private readonly MortonOrder _order = new(points);
    private readonly Plane _sorted = new(points);
    private Node[] _nodes = new Node[64];
    private int _count;

    /// <summary>The points in the tree's order.</summary>
    public Plane Sorted => _sorted;

    public ReadOnlySpan<int> Order => _order.Order;

    public ReadOnlySpan<Node> Nodes => _nodes.AsSpan(0, _count);

    /// <summary>Part of the plane with its points' centre of mass.</summary>
    /// <param name="Skip">The next node that is not inside this one.</param>
    /// <param name="Width2">Square of its side.</param>
    /// <param name="First">Of a leaf, its first point in the tree's order; −1 otherwise. A leaf too small to divide counts as one heavy point and has −1 too.</param>
    internal readonly record struct Node(float X, float Y, float Mass, float Width2, int Skip, int First)
    {
        public bool IsLeaf => First >= 0;
    }

    public void Build(Plane at)
    {
        var (left, right, bottom, top) = (at.X.Min(), at.X.Max(), at.Y.Min(), at.Y.Max());
        var side = Math.Max(right - left, top - bottom);
        _order.Sort(at, left, bottom, side);
        for (var i = 0; i < points; i++)
            (_sorted.X[i], _sorted.Y[i]) = (at.X[_order.Order[i]], at.Y[_order.Order[i]]);
        _count = 0;
        Add(0, points, 0, side);
    }

    private (double X, double Y) Add(int from, int to, int level, float side)
    {
        var place = _count++;
        if (place == _nodes.Length)
            Array.Resize(ref _nodes, 2 * place);
        var isSmall = to - from <= LeafSize;
        var (x, y) = isSmall || level == MortonOrder.Levels ? Sum(from, to) : AddQuarters(from, to, level, side);
        var mass = to - from;
        _nodes[place] = new Node((float)(x / mass), (float)(y / mass), mass, level == MortonOrder.Levels ? 0 : side * side, _count, isSmall ? from : -1);
        return (x, y);
    }

    private (double X, double Y) AddQuarters(int from, int to, int level, float side)
    {
        var (x, y) = (0.0, 0.0);
        var shift = 2 * (MortonOrder.Levels - 1 - level);
        for (var begin = from; begin < to;)
        {
            var end = EndOfQuarter(begin, to, shift);
            var (partX, partY) = Add(begin, end, level + 1, side / 2);
            (x, y, begin) = (x + partX, y + partY, end);
        }
        return (x, y);
    }

    // The first place from which on the two bits at this level are others, by bisection.
    private int EndOfQuarter(int from, int to, int shift)
    {
        var codes = _order.Codes;
        var quarter = codes[from] >> shift;
        while (from + 1 < to)
        {
            var middle = (from + to) / 2;
            if (codes[middle] >> shift == quarter)
                from = middle;
            else
                to = middle;
        }
        return from + 1;
    }

    private (double X, double Y) Sum(int from, int to)
    {
        var (x, y) = (0.0, 0.0);
        for (var i = from; i < to; i++)
            (x, y) = (x + _sorted.X[i], y + _sorted.Y[i]);
        return (x, y);
    }
}
