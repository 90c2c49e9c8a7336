using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace BiSSL.Web.Components.Charts;

/// <summary>A small line without axes, drawn on the server: a list holds many.</summary>
public sealed class Sparkline : ComponentBase
{
    private const double Width = 96, Height = 24, Air = 1;

    [Parameter, EditorRequired]
    public required IReadOnlyList<double> Values { get; set; }

    /// <summary>What it shows, for those who cannot see it.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The path that fills the box, of numbers that are finite.</summary>
    internal static string Path(IReadOnlyList<double> values)
    {
        (double min, double max) = (values.Min(), values.Max());
        double X(int i) => Air + (i * (Width - (2 * Air)) / Math.Max(1, values.Count - 1));
        double Y(double v) => Air + ((max > min ? (max - v) / (max - min) : 0.5) * (Height - (2 * Air)));
        return string.Concat(values.Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{X(i):0.#} {Y(v):0.#}")));
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        double[] finite = [.. Values.Where(double.IsFinite)];
        if (finite.Length < 2)
            return;
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "sparkline");
        builder.AddAttribute(2, "viewBox", $"0 0 {Width} {Height}");
        builder.AddAttribute(3, "role", "img");
        builder.AddAttribute(4, "aria-label", Label);
        builder.OpenElement(5, "path");
        builder.AddAttribute(6, "d", Path(finite));
        builder.CloseElement();
        builder.CloseElement();
    }
}
