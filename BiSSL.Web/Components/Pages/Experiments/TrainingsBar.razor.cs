using BiSSL.Web.Catalog.Experiments;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>How many trainings of an arm on a seed are done.</summary>
public sealed partial class TrainingsBar
{
    [Parameter, EditorRequired]
    public required ExperimentSummary Experiment { get; set; }
}
