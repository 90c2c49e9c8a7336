using BiSSL.Training.Pipeline.Options;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>Everything that keeps the run from starting, each with the way to its field.</summary>
public sealed partial class FaultList
{
    [Parameter, EditorRequired]
    public required RunForm Form { get; set; }

    /// <summary>Somebody wants to get to an option, by its path.</summary>
    [Parameter]
    public EventCallback<string> Wanted { get; set; }

    private string Title => (Form.Faults.Count + Form.JsonFaults.Count) switch
    {
        1 => "One thing to correct",
        var count => $"{count} things to correct",
    };

    private static string Name(string path) =>
        OptionTree.Groups.FirstOrDefault(group => group.Path == OptionTree.Find(path)?.Group) is { } stage ? $"{stage.Title}: {Labels.Of(path)}" : Labels.Of(path);
}
