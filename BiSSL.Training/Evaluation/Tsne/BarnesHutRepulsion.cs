using System.Numerics;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>
/// Far parts of the plane act as their centre of mass (Barnes, Hut 1986). Points that are neighbours in the tree walk it together, one in each lane of a
/// vector, and open every node that any place among them would open, so that a result is never less exact than with a walk of its own.
/// </summary>
/// <param name="theta">A node of side s at distance r is taken as one point where s/r is below this.</param>
public sealed class BarnesHutRepulsion(int points, double theta = 0.5) : IRepulsion
{
    private static readonly int s_lanes = Vector<float>.Count;

    private readonly QuadTree _tree = new(points);
    private readonly double[] _z = new double[(points + s_lanes - 1) / s_lanes];
    private readonly float _theta2 = (float)(theta * theta);

    /// <inheritdoc/>
    public double Compute(Plane at, Plane force)
    {
        _tree.Build(at);
        Parallel.For(0, _z.Length, group => _z[group] = Group(group, force));
        return _z.Sum() - points;                                                // less each point with itself
    }

    private double Group(int group, Plane force)
    {
        var first = group * s_lanes;
        var count = Math.Min(s_lanes, points - first);
        Span<float> xs = stackalloc float[s_lanes], ys = stackalloc float[s_lanes];
        Fill(_tree.Sorted.X, first, count, xs);
        Fill(_tree.Sorted.Y, first, count, ys);
        var walk = new Walk(xs, ys);
        Go(ref walk);
        return Scatter(walk, first, count, force);
    }

    private void Go(ref Walk walk)
    {
        var nodes = _tree.Nodes;
        for (var i = 0; i < nodes.Length;)
        {
            ref readonly var node = ref nodes[i];
            if (node.Width2 < _theta2 * walk.SquaredDistance(node.X, node.Y) || node.Width2 == 0)
            {
                walk.Meet(node.X, node.Y, node.Mass);
                i = node.Skip;
                continue;
            }
            if (node.IsLeaf)
                for (var j = node.First; j < node.First + (int)node.Mass; j++)
                    walk.Meet(_tree.Sorted.X[j], _tree.Sorted.Y[j], 1);
            i++;
        }
    }

    private double Scatter(in Walk walk, int first, int count, Plane force)
    {
        var z = 0.0;
        for (var lane = 0; lane < count; lane++)
        {
            var point = _tree.Order[first + lane];
            (force.X[point], force.Y[point]) = (walk.ForceX[lane], walk.ForceY[lane]);
            z += walk.Z[lane];
        }
        return z;
    }

    // Lanes without a point repeat the last one; nobody reads them.
    private static void Fill(float[] from, int first, int count, Span<float> lanes)
    {
        from.AsSpan(first, count).CopyTo(lanes);
        lanes[count..].Fill(from[first + count - 1]);
    }

    /// <summary>Some points on their way through the tree.</summary>
    private ref struct Walk
    {
        private readonly Vector<float> _x, _y;
        private readonly float _left, _right, _bottom, _top;

        public Walk(ReadOnlySpan<float> xs, ReadOnlySpan<float> ys)
        {
            (_x, _y) = (new Vector<float>(xs), new Vector<float>(ys));
            (_left, _right, _bottom, _top) = (Least(xs), Greatest(xs), Least(ys), Greatest(ys));
        }

        public Vector<float> ForceX { get; private set; }

        public Vector<float> ForceY { get; private set; }

        public Vector<float> Z { get; private set; }

        /// <summary>From a place to the nearest place of the box around the points.</summary>
        public readonly float SquaredDistance(float x, float y)
        {
            var dx = Math.Max(0, Math.Max(_left - x, x - _right));
            var dy = Math.Max(0, Math.Max(_bottom - y, y - _top));
            return (dx * dx) + (dy * dy);
        }

        public void Meet(float x, float y, float mass)
        {
            var (dx, dy) = (_x - new Vector<float>(x), _y - new Vector<float>(y));
            var w = Vector<float>.One / (Vector<float>.One + (dx * dx) + (dy * dy));
            var weighted = w * mass;
            Z += weighted;
            weighted *= w;
            ForceX += weighted * dx;
            ForceY += weighted * dy;
        }

        private static float Least(ReadOnlySpan<float> values)
        {
            var least = values[0];
            foreach (var value in values)
                least = Math.Min(least, value);
            return least;
        }

        private static float Greatest(ReadOnlySpan<float> values)
        {
            var greatest = values[0];
            foreach (var value in values)
                greatest = Math.Max(greatest, value);
            return greatest;
        }
    }
}
