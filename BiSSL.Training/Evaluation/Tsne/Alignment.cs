namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>Turns, mirrors, moves and scales an embedding so that it lies as near as it can to another one of the same points (Procrustes).</summary>
public static class Alignment
{
    /// <returns>A new plane.</returns>
    public static Plane To(Plane target, Plane from)
    {
        var (tx, ty, fx, fy) = (target.X.Average(), target.Y.Average(), from.X.Average(), from.Y.Average());
        var (xx, xy, yx, yy, size) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < from.Count; i++)
        {
            double a = from.X[i] - fx, b = from.Y[i] - fy, c = target.X[i] - tx, d = target.Y[i] - ty;
            (xx, xy, yx, yy, size) = (xx + (a * c), xy + (a * d), yx + (b * c), yy + (b * d), size + (a * a) + (b * b));
        }
        // Of the best rotation and the best reflection, the one that comes nearer.
        var (turn, mirror) = (Length(xx + yy, xy - yx), Length(xx - yy, xy + yx));
        var (cos, sin, flip, most) = turn >= mirror ? (xx + yy, xy - yx, 1.0, turn) : (xx - yy, xy + yx, -1.0, mirror);
        if (most == 0 || size == 0)
            return from.Copy();
        var scale = most / size;
        (cos, sin) = (scale * cos / most, scale * sin / most);
        return Map(from, (x, y) => ((cos * (x - fx)) - (flip * sin * (y - fy)) + tx, (sin * (x - fx)) + (flip * cos * (y - fy)) + ty));
    }

    private static Plane Map(Plane plane, Func<double, double, (double X, double Y)> to)
    {
        var mapped = new Plane(plane.Count);
        for (var i = 0; i < plane.Count; i++)
        {
            var (x, y) = to(plane.X[i], plane.Y[i]);
            (mapped.X[i], mapped.Y[i]) = ((float)x, (float)y);
        }
        return mapped;
    }

    private static double Length(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
