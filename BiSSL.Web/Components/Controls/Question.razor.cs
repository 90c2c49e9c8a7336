using Microsoft.AspNetCore.Components;
using Radzen;

namespace BiSSL.Web.Components.Controls;

/// <summary>The inside of a dialog that asks whether somebody is sure; it closes with true or false.</summary>
public sealed partial class Question
{
    [Parameter, EditorRequired]
    public required string Sentence { get; set; }

    [Parameter, EditorRequired]
    public required string Yes { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }
}
