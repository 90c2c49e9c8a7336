using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>Scores of a run by arm: last and best in validation, and in the test; means over its seeds.</summary>
public sealed partial class ArmScores
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ArmSummary> Arms { get; set; }

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }
}
