using BiSSL.Training.Experiments;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>The runs behind the table.</summary>
public sealed partial class ExperimentRuns
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<RunSummary> Runs { get; set; }

    /// <summary>What each is in the experiment, in the same order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ExperimentRun> Links { get; set; }
}
