using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>The datasets of a new experiment, or its variants.</summary>
public sealed partial class PartList
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>What one of them is called.</summary>
    [Parameter, EditorRequired]
    public required string One { get; set; }

    [Parameter, EditorRequired]
    public required string About { get; set; }

    /// <summary>An option as it might be typed.</summary>
    [Parameter, EditorRequired]
    public required string Example { get; set; }

    /// <summary>Whether one may be without a name.</summary>
    [Parameter]
    public bool Optional { get; set; }

    [Parameter, EditorRequired]
    public required List<PartForm> Parts { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Suggestion> Suggestions { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private Task Type(Action change)
    {
        change();
        return OnChanged.InvokeAsync();
    }

    private void Add(Suggestion suggestion)
    {
        var part = PartForm.Of(suggestion);
        for (int number = 2; Parts.Any(other => other.Name == part.Name); number++)
            part.Name = string.Create(CultureInfo.InvariantCulture, $"{suggestion.Name} {number}");
        Parts.Add(part);
    }
}
