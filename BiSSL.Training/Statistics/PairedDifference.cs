using MathNet.Numerics.Distributions;

namespace BiSSL.Training.Statistics;

/// <summary>The mean difference between two arms over the same seeds (E39).</summary>
/// <param name="Mean">First minus second, in the unit of the values.</param>
/// <param name="StandardError">Of that mean; not a number for a single seed.</param>
/// <param name="Seeds">How many pairs there are.</param>
public sealed record PairedDifference(double Mean, double StandardError, int Seeds)
{
    /// <summary>Pairs the values by position.</summary>
    /// <returns>Null when there is nothing to pair.</returns>
    public static PairedDifference? Of(IReadOnlyList<double> first, IReadOnlyList<double> second) =>
        first.Count == 0 || first.Count != second.Count ? null : Of([.. first.Zip(second, (a, b) => a - b)]);

    /// <param name="differences">At least one.</param>
    public static PairedDifference Of(IReadOnlyList<double> differences)
    {
        var spread = Spread.Of(differences);
        return new(spread.Mean, (spread.Deviation ?? double.NaN) / Math.Sqrt(spread.Count), spread.Count);
    }

    /// <summary>Half the width of the 95 % confidence interval by Student's t; not a number for a single seed.</summary>
    public double Margin => Seeds < 2 ? double.NaN : StandardError * StudentT.InvCDF(0, 1, Seeds - 1, 0.975);

    /// <summary>Whether that interval leaves zero out.</summary>
    public bool IsClear => Math.Abs(Mean) > Margin;

    /// <summary>Standard deviation of the differences; not a number for a single seed.</summary>
    public double Deviation => StandardError * Math.Sqrt(Seeds);
}
