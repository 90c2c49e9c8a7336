using BiSSL.Training.Runs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Controls;

/// <summary>The state of a run, as a word with a sign: colours alone tell nothing.</summary>
public sealed partial class StateChip
{
    [Parameter, EditorRequired]
    public required RunState State { get; set; }

    /// <summary>Its place in the queue, from 1.</summary>
    [Parameter]
    public int? Place { get; set; }

#pragma warning disable CA1308 // A word on the page, not a key.
    private string Name => State.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    private string Text => $"{Sign} {Name}{(Place is { } place ? $" · {place}." : "")}";

    private string Sign => State switch
    {
        RunState.Running => "●",
        RunState.Paused => "‖",
        RunState.Stopping => "◌",
        RunState.Completed => "✓",
        RunState.Failed => "✕",
        RunState.Interrupted => "!",
        RunState.Stopped => "■",
        _ => "…",
    };
}
