using System.Globalization;
using BiSSL.Training.Experiments;
using BiSSL.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>The paper's Figure 2 for one dataset.</summary>
public sealed partial class BudgetFigure
{
    private PlotScale _steps = new(0, 1);
    private PlotScale _accuracy = new(0, 1);

    [Parameter, EditorRequired]
    public required BudgetCurves Curves { get; set; }

    [Parameter, EditorRequired]
    public required string Metric { get; set; }

    // The same numbers for those who do not see them.
    private string Label => string.Join("; ", Curves.Arms.Select(curve => $"{curve.Arm}: {string.Join(", ", curve.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Accuracy.Mean:0.0} after {point.Steps} steps")))}"));

    protected override void OnParametersSet()
    {
        BudgetPoint[] points = [.. Curves.Arms.SelectMany(curve => curve.Points)];
        _steps = PlotScale.Around([.. points.Select(point => (double)point.Steps)]);
        _accuracy = PlotScale.Around([.. points.SelectMany(point => new[] { point.Accuracy.Mean - (point.Accuracy.Deviation ?? 0), point.Accuracy.Mean + (point.Accuracy.Deviation ?? 0) })]);
    }
}
