namespace BiSSL.Web.Components.Charts;

/// <summary>Where numbers above 0 lie on a logarithmic axis.</summary>
/// <param name="Low">The smallest that is expected.</param>
/// <param name="High">The largest.</param>
public sealed record LogPlotScale(double Low, double High)
{
    private static readonly double[] s_decades = [1], s_parts = [1, 2, 5];

    private readonly PlotScale _sizes = PlotScale.Around([Math.Log10(Low), Math.Log10(High)]);

    /// <inheritdoc cref="PlotScale.X"/>
    public string X(double value) => _sizes.X(Math.Log10(value));

    /// <inheritdoc cref="PlotScale.Y"/>
    public string Y(double value) => _sizes.Y(Math.Log10(value));

    /// <summary>Powers of ten along it; where there are few, their doubles and fives too.</summary>
    public IReadOnlyList<double> Ticks()
    {
        int first = (int)Math.Floor(_sizes.Low), last = (int)Math.Ceiling(_sizes.High);
        double[] factors = Math.Log10(High / Low) < 2 ? s_parts : s_decades;
        return [.. from power in Enumerable.Range(first, last - first + 1)
                   from factor in factors
                   let tick = factor * Math.Pow(10, power)
                   where Math.Log10(tick) >= _sizes.Low && Math.Log10(tick) <= _sizes.High
                   select tick];
    }
}
