namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>
/// How likely two points are to be neighbours in full dimension (van der Maaten, Hinton 2008): a Gaussian around each point, as wide as its perplexity asks,
/// made symmetric, with all entries adding up to one.
/// </summary>
public static class Affinities
{
    private const int Bisections = 64;
    private const double Precise = 1e-5;

    /// <summary>Neighbours that a perplexity takes into account: three times as many.</summary>
    public static int Neighbours(double perplexity) => (int)(3 * perplexity);

    /// <param name="perplexity">The effective number of neighbours, at most a third of the graph's k.</param>
    public static SparseMatrix Of(NeighbourGraph graph, double perplexity)
    {
        var conditional = new float[graph.Indices.Length];
        var entropy = Math.Log(perplexity);
        Parallel.For(0, graph.Rows, i =>
            Row(graph.SquaredDistances.AsSpan(i * graph.K, graph.K), entropy, conditional.AsSpan(i * graph.K, graph.K)));
        return Symmetric(graph, conditional);
    }

    // p_j ∝ exp(−β d_j); bisects β until the entropy is the wished one. Identical points have no finite β: the last one is taken.
    private static void Row(ReadOnlySpan<float> distances, double entropy, Span<float> p)
    {
        var (low, high, beta) = (0.0, double.PositiveInfinity, 1.0);
        Span<double> weights = stackalloc double[distances.Length];
        var total = 0.0;
        for (var step = 0; step < Bisections; step++)
        {
            var difference = Entropy(distances, beta, weights, out total) - entropy;
            if (Math.Abs(difference) < Precise)
                break;
            (low, high) = difference > 0 ? (beta, high) : (low, beta);
            beta = double.IsInfinity(high) ? beta * 2 : (low + high) / 2;
        }
        for (var j = 0; j < p.Length; j++)
            p[j] = (float)(weights[j] / total);
    }

    private static double Entropy(ReadOnlySpan<float> distances, double beta, Span<double> weights, out double total)
    {
        (total, var mean) = (0.0, 0.0);
        for (var j = 0; j < distances.Length; j++)
        {
            double beyond = distances[j] - distances[0];                         // the nearest has weight 1, however far all are
            weights[j] = Math.Exp(-beta * beyond);
            total += weights[j];
            mean += weights[j] * beyond;
        }
        return Math.Log(total) + (beta * mean / total);
    }

    // P = (p + pᵀ)/2N. Rows hold what points to others and what is pointed at them; what is both stands once.
    private static SparseMatrix Symmetric(NeighbourGraph graph, float[] conditional)
    {
        var (n, k) = (graph.Rows, graph.K);
        var rows = new List<(int Column, float Value)>[n];
        for (var i = 0; i < n; i++)
            rows[i] = new List<(int, float)>(2 * k);
        for (var e = 0; e < conditional.Length; e++)
        {
            rows[e / k].Add((graph.Indices[e], conditional[e]));
            rows[graph.Indices[e]].Add((e / k, conditional[e]));
        }
        Parallel.For(0, n, i => rows[i] = Merged(rows[i], 1f / (2f * n)));
        return Joined(rows);
    }

    private static List<(int Column, float Value)> Merged(List<(int Column, float Value)> row, float scale)
    {
        row.Sort((a, b) => a.Column.CompareTo(b.Column));
        var merged = new List<(int Column, float Value)>(row.Count);
        foreach (var (column, value) in row)
            if (merged.Count > 0 && merged[^1].Column == column)
                merged[^1] = (column, merged[^1].Value + (value * scale));
            else
                merged.Add((column, value * scale));
        return merged;
    }

    private static SparseMatrix Joined(List<(int Column, float Value)>[] rows)
    {
        var offsets = new int[rows.Length + 1];
        for (var i = 0; i < rows.Length; i++)
            offsets[i + 1] = offsets[i] + rows[i].Count;
        var (columns, values) = (new int[offsets[^1]], new float[offsets[^1]]);
        Parallel.For(0, rows.Length, i =>
        {
            for (var j = 0; j < rows[i].Count; j++)
                (columns[offsets[i] + j], values[offsets[i] + j]) = rows[i][j];
        });
        return new SparseMatrix(offsets, columns, values);
    }
}
