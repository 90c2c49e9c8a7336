using BiSSL.Training.Pipeline.Options;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>The options that differ from where the form began.</summary>
public sealed partial class Differences
{
    private IReadOnlyList<OptionChange> _changes = [];

    [Parameter, EditorRequired]
    public required RunForm Form { get; set; }

    /// <summary>Somebody wants to get to an option, by its path.</summary>
    [Parameter]
    public EventCallback<string> Wanted { get; set; }

    protected override void OnParametersSet() => _changes = Form.Differences;

    private static string Shown(string text) => text.Length == 0 ? "(empty)" : text;
}
