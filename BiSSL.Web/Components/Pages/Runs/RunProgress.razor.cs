using System.Globalization;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>How far a run is, at which stage, and how long it still takes.</summary>
public sealed partial class RunProgress
{
    [Parameter, EditorRequired]
    public required RunSummary Run { get; set; }

    private string Share => Run.Progress.ToString("0.000", CultureInfo.InvariantCulture);

    private string Where => Run.Stage is { } stage
        ? $"{stage.Scope.Replace("/", " · ", StringComparison.Ordinal)} {Format.Count(stage.Done)} / {Format.Count(stage.Total)}"
        : Run.State is Training.Runs.RunState.Running ? "begins" : "nothing done yet";
}
