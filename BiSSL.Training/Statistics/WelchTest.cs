using MathNet.Numerics.Distributions;

namespace BiSSL.Training.Statistics;

/// <summary>Welch's t-test: whether two means differ, each over its own seeds with a spread of its own; knows nothing of pairs.</summary>
/// <param name="Degrees">Of freedom, after Welch and Satterthwaite.</param>
/// <param name="P">Two-sided.</param>
public sealed record WelchTest(double T, double Degrees, double P)
{
    /// <returns>Null with fewer than two values on a side, or without any spread.</returns>
    public static WelchTest? Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count < 2 || second.Count < 2)
            return null;
        var (a, b) = (Spread.Of(first), Spread.Of(second));
        double va = a.Deviation!.Value * a.Deviation.Value / a.Count, vb = b.Deviation!.Value * b.Deviation.Value / b.Count;
        if (va + vb == 0)
            return null;
        double t = (a.Mean - b.Mean) / Math.Sqrt(va + vb);
        double degrees = (va + vb) * (va + vb) / ((va * va / (a.Count - 1)) + (vb * vb / (b.Count - 1)));
        return new(t, degrees, 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(t)));
    }
}
