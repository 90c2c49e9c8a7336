using BiSSL.Training.Data.Datasets;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Datasets;

/// <summary>The classes of a dataset with counts and examples.</summary>
public sealed partial class ClassTable
{
    /// <summary>Of an example, pixels.</summary>
    private const int Side = 48;

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required DatasetFound Found { get; set; }
}
