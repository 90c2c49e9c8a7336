using MathNet.Numerics.Distributions;

namespace BiSSL.Training.Statistics;

/// <summary>The mean difference between two arms over the same seeds (E39).</summary>
/// <param name="Mean">First minus second, in the unit of the values.</param>
/// <param name="StandardError">Of that mean; not a number for a single seed.</param>
/// <param name="Seeds">How many pairs there are.</param>
public sealed record PairedDifference(double Mean, double StandardError, int Seeds)
{
    // Differences of per cents that differ by rounding alone.
    private const double Rounding = 1e-9;

    /// <param name="differences">At least one, each finite.</param>
    public static PairedDifference Of(IReadOnlyList<double> differences)
    {
        var spread = Spread.Of(differences);
        return new(spread.Mean, (spread.Deviation ?? double.NaN) / Math.Sqrt(spread.Count), spread.Count);
    }

    /// <summary>Half the width of the 95 % confidence interval by Student's t; not a number for a single seed.</summary>
    public double Margin => Seeds < 2 ? double.NaN : StandardError * StudentT.InvCDF(0, 1, Seeds - 1, 0.975);

    /// <summary>Whether that interval leaves zero out; a part of <see cref="ClearRule"/>.</summary>
    public bool LeavesZeroOut => Math.Abs(Mean) > Margin;

    /// <summary>Whether every seed gave the same difference, up to rounding: they have no spread by which to judge them.</summary>
    public bool IsConstant => Deviation < Rounding;

    /// <summary>Standard deviation of the differences; not a number for a single seed.</summary>
    public double Deviation => StandardError * Math.Sqrt(Seeds);
}
