using System.Globalization;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>The stages of the pipeline: what is done, what runs and how long still. One segment for each seed and arm.</summary>
public sealed partial class StageRibbon
{
    private const int MostSegments = 30;
    private const int MostNamed = 4;

    private IReadOnlyList<StageRow> _rows = [];

    [Parameter, EditorRequired]
    public required IReadOnlyList<JobProgress> Jobs { get; set; }

    protected override void OnParametersSet() => _rows = StageRow.Of(Jobs);

    private static string Number(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);
}
