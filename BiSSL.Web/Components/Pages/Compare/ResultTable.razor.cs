using BiSSL.Training.Pipeline.Options;
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

    private IReadOnlyList<string> Arms => [.. ComparedRun.AllArms.Where(arm => Runs.Any(run => run.Results.Over(Metric, arm) is not null))];

    private IReadOnlyList<string> Metrics => [.. ComparedRun.AllMetrics.Where(metric => Runs.Any(run => run.Results.Metrics.Contains(metric)))];

    // Runs on datasets that are scored otherwise may stand beside each other.
    private string Means => string.Join("; ", Runs.Select(run => ScoreNames.Test(Metric, run.Options.Data.Name)).Distinct());

    private string Called(string metric) => string.Join(", ", Runs.Select(run => ScoreNames.Of(metric, run.Options.Data.Name)).Distinct());
}
