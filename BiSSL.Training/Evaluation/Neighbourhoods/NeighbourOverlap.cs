namespace BiSSL.Training.Evaluation.Neighbourhoods;

/// <summary>How many of their nearest neighbours points keep from one space to another.</summary>
public static class NeighbourOverlap
{
    /// <summary>The mean share of common neighbours, 0…1.</summary>
    /// <param name="first">k numbers of points for every point, row by row; likewise the second.</param>
    public static double Of(int[] first, int[] second, int k)
    {
        var common = 0L;
        var seen = new HashSet<int>(k);
        for (var row = 0; row < first.Length; row += k)
        {
            seen.Clear();
            seen.UnionWith(first.AsSpan(row, k).ToArray());
            foreach (var neighbour in second.AsSpan(row, k))
                common += seen.Contains(neighbour) ? 1 : 0;
        }
        return common / (double)first.Length;
    }
}
