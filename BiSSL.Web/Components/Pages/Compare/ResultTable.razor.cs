using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>What the runs measured, by arm.</summary>
public sealed partial class ResultTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ComparedRun> Runs { get; set; }

    /// <summary>Of the runs, in their order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Names { get; set; }

    [Parameter, EditorRequired]
    public required CompareView View { get; set; }

    private string Metric => View.Metric;

    private IReadOnlyList<string> Arms => [.. SeedResults.AllArms.Where(arm => Runs.Any(run => run.Results.Arms.Contains(arm)))];

    private IReadOnlyList<string> Metrics => [.. SeedResults.AllMetrics.Where(metric => Runs.Any(run => run.Results.Metrics.Contains(metric)))];

    private static string Word(string metric) => metric switch
    {
        "top1" => "top-1",
        "top5" => "top-5",
        _ => metric,
    };

    private static string Means(string metric) => metric switch
    {
        "top1" => "Test accuracy after fine-tuning",
        "top5" => "Test accuracy after fine-tuning, the label among the five likeliest",
        _ => "Test accuracy of a linear probe on frozen features",
    };
}
