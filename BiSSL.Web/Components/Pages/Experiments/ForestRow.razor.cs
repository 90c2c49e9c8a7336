using BiSSL.Training.Experiments;
using BiSSL.Training.Experiments.Export;
using BiSSL.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>A row of the forest plot: mean, interval and seeds of a difference on a scale that all rows share.</summary>
public sealed partial class ForestRow
{
    [Parameter]
    public Difference? Difference { get; set; }

    [Parameter, EditorRequired]
    public required PlotScale Scale { get; set; }

    [Parameter]
    public PaperScore? Paper { get; set; }

    // Of the interval.
    private double Low => Difference!.Paired.Mean - Difference.Paired.Margin;

    private double High => Difference!.Paired.Mean + Difference.Paired.Margin;

    private string Label => $"{VerdictTexts.Interval(Difference)} points{(Difference!.IsClear ? "" : ", not clear")}{(Paper is null ? "" : $"; the paper's {VerdictTexts.Paper(Paper)}")}";
}
