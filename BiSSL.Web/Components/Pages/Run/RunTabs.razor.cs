using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>The way from one part of a run to another.</summary>
public sealed partial class RunTabs
{
    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    /// <summary>The part that is shown; nothing for the maps of its features, which are a page of their own.</summary>
    [Parameter]
    public RunTab? Shown { get; set; }

    /// <summary>The seed and arm that somebody chose.</summary>
    [Parameter]
    public ArmScope? Chosen { get; set; }
}
