using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>In which options the runs differ.</summary>
public sealed partial class DifferenceTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<DifferingOption> Options { get; set; }

    /// <summary>Of the runs, in their order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Names { get; set; }
}
