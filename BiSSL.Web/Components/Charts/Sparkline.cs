using System.Globalization;
using BiSSL.Training;
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

    /// <summary>The path that fills the box, with a gap where a number is not finite.</summary>
    internal static string Path(IReadOnlyList<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return "";
        (double min, double max) = (finite.Min(), finite.Max());
        double X(int i) => Air + (i * (Width - (2 * Air)) / Math.Max(1, values.Count - 1));
        double Y(double v) => Air + ((max > min ? (max - v) / (max - min) : 0.5) * (Height - (2 * Air)));
        char Pen(int i) => i > 0 && double.IsFinite(values[i - 1]) ? 'L' : 'M';
        return string.Concat(values.Index().Where(v => double.IsFinite(v.Item)).Select(v => string.Create(CultureInfo.InvariantCulture, $"{Pen(v.Index)}{X(v.Index):0.#} {Y(v.Item):0.#}")));
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (Values.Count < 2)
            return;
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "sparkline");
        builder.AddAttribute(2, "viewBox", $"0 0 {Width} {Height}");
        builder.AddAttribute(3, "role", "img");
        builder.AddAttribute(4, "aria-label", double.IsFinite(Values[^1]) ? Label : $"{Label}, at last {NumberText.Of(Values[^1])}");
        builder.OpenElement(5, "path");
        builder.AddAttribute(6, "d", Path(Values));
        builder.CloseElement();
        if (!double.IsFinite(Values[^1]))
            AddMark(builder, NumberText.Of(Values[^1]));
        builder.CloseElement();
    }

    // What it came to, where that cannot be drawn.
    private static void AddMark(RenderTreeBuilder builder, string text)
    {
        builder.OpenElement(7, "text");
        builder.AddAttribute(8, "x", Width - Air);
        builder.AddAttribute(9, "y", Height / 2);
        builder.AddAttribute(10, "dominant-baseline", "middle");
        builder.AddAttribute(11, "text-anchor", "end");
        builder.AddAttribute(12, "class", "fault");
        builder.AddContent(13, text);
        builder.CloseElement();
    }
}
