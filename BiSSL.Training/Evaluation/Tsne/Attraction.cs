namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>What draws neighbours together: Σⱼ pᵢⱼ wᵢⱼ (yᵢ − yⱼ) with w = 1/(1 + ‖yᵢ − yⱼ‖²), over the entries of P.</summary>
internal sealed class Attraction(SparseMatrix p)
{
    private const int Rows = 256;

    /// <summary>Overwrites <paramref name="force"/>.</summary>
    public void Compute(Plane at, Plane force) => Parallel.For(0, (p.Rows + Rows - 1) / Rows, block =>
    {
        for (var i = block * Rows; i < Math.Min(p.Rows, (block + 1) * Rows); i++)
            (force.X[i], force.Y[i]) = Row(at, i);
    });

    /// <summary>The Kullback–Leibler divergence of the embedding, Σ p log(p/q), q = w/Z.</summary>
    /// <param name="z">Z = Σ w over all pairs, of the same positions.</param>
    public double Divergence(Plane at, double z)
    {
        var rows = new double[p.Rows];
        Parallel.For(0, p.Rows, i => rows[i] = Divergence(at, i, Math.Log(z)));
        return rows.Sum();
    }

    private (float X, float Y) Row(Plane at, int i)
    {
        var (columns, values) = (p.Columns, p.Values);
        var (x, y, fx, fy) = (at.X[i], at.Y[i], 0f, 0f);
        for (var e = p.Offsets[i]; e < p.Offsets[i + 1]; e++)
        {
            var (dx, dy) = (x - at.X[columns[e]], y - at.Y[columns[e]]);
            var pull = values[e] / (1 + (dx * dx) + (dy * dy));
            fx += pull * dx;
            fy += pull * dy;
        }
        return (fx, fy);
    }

    private double Divergence(Plane at, int i, double logZ)
    {
        var sum = 0.0;
        for (var e = p.Offsets[i]; e < p.Offsets[i + 1]; e++)
        {
            double dx = at.X[i] - at.X[p.Columns[e]], dy = at.Y[i] - at.Y[p.Columns[e]];
            if (p.Values[e] > 0)
                sum += p.Values[e] * (Math.Log(p.Values[e]) + Math.Log(1 + (dx * dx) + (dy * dy)) + logZ);
        }
        return sum;
    }
}
