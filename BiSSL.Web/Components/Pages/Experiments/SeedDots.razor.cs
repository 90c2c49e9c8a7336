using BiSSL.Training.Experiments;
using BiSSL.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>The seeds of a cell, a dot each, on a scale that the row's cells share.</summary>
public sealed partial class SeedDots
{
    [Parameter, EditorRequired]
    public required WayCell Cell { get; set; }

    [Parameter, EditorRequired]
    public required PlotScale Scale { get; set; }

    /// <summary>How many there are to be.</summary>
    [Parameter, EditorRequired]
    public required int Seeds { get; set; }
}
