using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Controls;

/// <summary>A share of something that is limited.</summary>
public sealed partial class Meter
{
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>0…1.</summary>
    [Parameter, EditorRequired]
    public required double Share { get; set; }

    [Parameter, EditorRequired]
    public required string Text { get; set; }

    private string Value => Math.Clamp(Share, 0, 1).ToString("0.000", CultureInfo.InvariantCulture);
}
