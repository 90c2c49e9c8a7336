using System.Globalization;

namespace BiSSL.Web.Components.Charts;

/// <summary>Where numbers lie across a plot whose width only the browser knows.</summary>
public sealed record PlotScale(double Low, double High)
{
    private const double Air = 0.06;
    private const double Widest = 5;

    /// <summary>A scale with all of these numbers inside, and some air.</summary>
    public static PlotScale Around(IReadOnlyList<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return new(-1, 1);
        (double low, double high) = (finite.Min(), finite.Max());
        double air = high > low ? Air * (high - low) : 1;
        return new(low - air, high + air);
    }

    /// <summary>From the left, kept inside.</summary>
    public string X(double value) => Percent(Share(value));

    /// <summary>From the top, kept inside.</summary>
    public string Y(double value) => Percent(1 - Share(value));

    /// <summary>Round numbers along it, at most so many as one can read.</summary>
    public IReadOnlyList<double> Ticks()
    {
        double rough = (High - Low) / Widest, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = new[] { 1.0, 2, 5, 10 }.First(factor => factor * power >= rough) * power;
        double first = Math.Ceiling(Low / step);
        int digits = Math.Clamp(1 - (int)Math.Floor(Math.Log10(step)), 0, 15);
        return [.. Enumerable.Range(0, (int)(Math.Floor(High / step) - first) + 1).Select(i => (first + i) * step).Select(tick => step < 1e-14 ? tick : Math.Round(tick, digits))];
    }

    /// <summary>From the low end, 0…1, kept inside.</summary>
    public double Share(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");
}
