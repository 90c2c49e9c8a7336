namespace BiSSL.Training.Statistics;

/// <summary>Holm's correction: with many questions asked at once, the chance of a single false yes stays below the level.</summary>
public static class Holm
{
    /// <summary>Each p corrected for all of them, in the same order.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> ps)
    {
        var adjusted = new double[ps.Count];
        double most = 0;
        foreach ((int rank, (int index, double p)) in ps.Index().OrderBy(item => item.Item).Index())
            adjusted[index] = most = Math.Max(most, Math.Min(1, p * (ps.Count - rank)));
        return adjusted;
    }
}
