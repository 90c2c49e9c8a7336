using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>What people write about the run: name, tags and notes.</summary>
public sealed partial class AboutRun
{
    [Parameter, EditorRequired]
    public required RunForm Form { get; set; }

    private string? Invalid(string field) => Form.Fault(field) is null ? null : "true";

    private string? Fault(string field) => Form.Fault(field) is { } fault ? Labels.Allowed(fault) : null;
}
