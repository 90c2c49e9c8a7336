using BiSSL.Training.Pipeline.Options;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>The options of one stage, which open and close.</summary>
public sealed partial class OptionSection
{
    [Parameter, EditorRequired]
    public required RunForm Form { get; set; }

    [Parameter, EditorRequired]
    public required OptionGroup Group { get; set; }

    /// <summary>Which of its options are shown.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<OptionLeaf> Shown { get; set; }

    [Parameter, EditorRequired]
    public required bool Open { get; set; }

    [Parameter]
    public EventCallback<string> Toggled { get; set; }

    private int Differing => Group.Leaves.Count(leaf => Form.Differs(leaf.Path));

    private int Wrong => Group.Leaves.Count(leaf => Form.Fault(leaf.Path) is not null);

    private Task Toggle() => Toggled.InvokeAsync(Group.Path);
}
