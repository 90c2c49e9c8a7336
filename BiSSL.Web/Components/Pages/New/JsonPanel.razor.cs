using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>All options as JSON, beside the form and as editable as it.</summary>
public sealed partial class JsonPanel
{
    internal const string Field = "json";

    private const int Rows = 22;

    [Parameter, EditorRequired]
    public required RunForm Form { get; set; }
}
