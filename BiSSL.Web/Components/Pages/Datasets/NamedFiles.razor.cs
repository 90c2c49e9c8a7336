using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Datasets;

/// <summary>A sentence for each of some files, folded away: a dataset may have thousands.</summary>
public sealed partial class NamedFiles
{
    private const int MostShown = 50;

    /// <summary>What is folded away.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Sentences { get; set; }

    /// <summary>Its name in options.</summary>
    [Parameter, EditorRequired]
    public required string Dataset { get; set; }
}
