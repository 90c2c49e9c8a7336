using BiSSL.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>The axis under the forest plot, in points.</summary>
public sealed partial class ForestAxis
{
    [Parameter, EditorRequired]
    public required PlotScale Scale { get; set; }
}
