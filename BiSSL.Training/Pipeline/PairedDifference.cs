namespace BiSSL.Training.Pipeline;

/// <summary>The mean difference between two arms over the same seeds (E39).</summary>
/// <param name="Mean">First minus second, in the unit of the values.</param>
/// <param name="StandardError">Of that mean; not a number for a single seed.</param>
/// <param name="Seeds">How many pairs there are.</param>
public sealed record PairedDifference(double Mean, double StandardError, int Seeds)
{
    // Two-sided 95 % quantiles of Student's t for 1, 2, … degrees of freedom; beyond the last the last serves, which errs on the wide side.
    private static readonly double[] s_student =
        [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093];

    /// <summary>Pairs the values by position.</summary>
    /// <returns>Null when there is nothing to pair.</returns>
    public static PairedDifference? Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count == 0 || first.Count != second.Count)
            return null;
        var differences = first.Zip(second, (a, b) => a - b).ToArray();
        return new(differences.Average(), Spread(differences) / Math.Sqrt(differences.Length), differences.Length);
    }

    /// <summary>Half the width of the 95 % confidence interval.</summary>
    public double Margin => StandardError * s_student[Math.Clamp(Seeds - 2, 0, s_student.Length - 1)];

    /// <summary>Whether that interval leaves zero out.</summary>
    public bool IsClear => Math.Abs(Mean) > Margin;

    /// <summary>Standard deviation over seeds, n − 1 in the denominator; not a number for a single value.</summary>
    public static double Spread(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2)
            return double.NaN;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
