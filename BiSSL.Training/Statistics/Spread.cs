namespace BiSSL.Training.Statistics;

/// <summary>Several numbers as one.</summary>
/// <param name="Deviation">The sample's standard deviation (n − 1); nothing of a single number.</param>
public sealed record Spread(double Mean, double? Deviation, int Count)
{
    /// <param name="values">At least one.</param>
    public static Spread Of(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return new(mean, values.Count > 1 ? Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)) : null, values.Count);
    }
}
