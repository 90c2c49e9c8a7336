using BiSSL.Web.Catalog.Datasets;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Datasets;

/// <summary>What is known of a dataset.</summary>
public sealed partial class DatasetFacts
{
    [Parameter, EditorRequired]
    public required DatasetSummary Set { get; set; }
}
