using System.Numerics;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>Every pair, one by one: the reference, and the fastest for up to a thousand points.</summary>
public sealed class ExactRepulsion : IRepulsion
{
    /// <inheritdoc/>
    public double Compute(Plane at, Plane force)
    {
        var z = new double[at.Count];
        Parallel.For(0, at.Count, i => (force.X[i], force.Y[i], z[i]) = Point(at, i));
        return z.Sum() - at.Count;                                               // less each point with itself
    }

    private static (float X, float Y, double Z) Point(Plane at, int i)
    {
        var (x, y) = (new Vector<float>(at.X[i]), new Vector<float>(at.Y[i]));
        var (fx, fy, z) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var j = 0;
        for (; j <= at.Count - Vector<float>.Count; j += Vector<float>.Count)
        {
            var (dx, dy) = (x - new Vector<float>(at.X, j), y - new Vector<float>(at.Y, j));
            var w = Vector<float>.One / (Vector<float>.One + (dx * dx) + (dy * dy));
            z += w;
            w *= w;
            fx += w * dx;
            fy += w * dy;
        }
        var (restX, restY, restZ) = (Vector.Sum(fx), Vector.Sum(fy), (double)Vector.Sum(z));
        for (; j < at.Count; j++)
        {
            var (dx, dy) = (at.X[i] - at.X[j], at.Y[i] - at.Y[j]);
            var w = 1 / (1 + (dx * dx) + (dy * dy));
            (restX, restY, restZ) = (restX + (w * w * dx), restY + (w * w * dy), restZ + w);
        }
        return (restX, restY, restZ);
    }
}
