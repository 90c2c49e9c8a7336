using System.Globalization;

namespace BiSSL.Web.Components;

/// <summary>A slider whose positions are even steps of a number's size.</summary>
/// <param name="Low">The number at the left end, above 0.</param>
/// <param name="High">The number at the right end.</param>
public readonly record struct LogScale(double Low, double High)
{
    /// <summary>Positions go from 0 to this.</summary>
    public const int Last = 100;

    /// <summary>The number at a position, to three digits.</summary>
    public double At(int position) =>
        double.Parse((Low * Math.Pow(High / Low, (double)position / Last)).ToString("E2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The position nearest to a number; beyond the ends the end.</summary>
    public int Position(double value) => value <= Low ? 0 : Math.Min(Last, (int)Math.Round(Last * Math.Log(value / Low) / Math.Log(High / Low)));
}
