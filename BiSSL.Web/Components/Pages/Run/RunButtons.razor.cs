using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>What can be done to a run in its present state. One thing at a time; what becomes of it is said.</summary>
public sealed partial class RunButtons
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private static readonly Wish s_pause = new(CommandKind.Pause, "Pause", "Stands still at the next step, with a checkpoint");
    private static readonly Wish s_continue = new(CommandKind.Resume, "Go on", "Goes on where it was paused", "primary");
    private static readonly Wish s_resume = new(CommandKind.Resume, "Resume", "Goes on from its last checkpoint, as if nothing had happened", "primary");
    private static readonly Wish s_checkpoint = new(CommandKind.Checkpoint, "Checkpoint", "Saves everything at the next step");
    private static readonly Wish s_evaluate = new(CommandKind.Evaluate, "Evaluate", "Measures the present backbone at the next step");
    private static readonly Wish s_stop = new(CommandKind.Stop, "Stop", "Ends at the next step and keeps the work done", "danger");

    private string? _busy;

    [Parameter, EditorRequired]
    public required RunSummary Run { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required RunActions Actions { get; init; }

    [Inject]
    public required RunStore Store { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private IReadOnlyList<Wish> Wishes => Run.State switch
    {
        RunState.Running => [s_evaluate, s_checkpoint, s_pause, s_stop],
        RunState.Paused => [s_checkpoint, s_stop, s_continue],
        RunState.Queued => [s_stop],
        RunState.Stopped or RunState.Failed or RunState.Interrupted => [s_resume],
        _ => [],
    };

    // A click before the page is connected would be lost.
    private bool Shut => _busy is not null || !RendererInfo.IsInteractive;

    // A stage may be in a long step; after this it is for a person to decide.
    private bool Hangs => Run.State == RunState.Stopping && Time.GetUtcNow() - Run.StateSince > s_patience;

    private Task Send(Wish wish) => Do(wish.Label, async () =>
    {
        CommandRecord? sent = await Actions.Answer(Actions.Send(Run.Id, wish.Kind), s_patience, CancellationToken.None);
        Notices.Tell(sent, Run.State == RunState.Queued ? "The run left the queue." : "The run waits in the queue; it goes on from its last checkpoint.");
    });

    private async Task Kill()
    {
        if (await Notices.Confirm("End the process at once?", "What came after the last checkpoint is lost; the run can be resumed from there.", "End it now"))
            await Do("Kill", () => Task.FromResult(Actions.Kill(Run.Id)));
    }

    private Task Retry() => Leave("Retry", () => RunAddress.Of(Actions.Create(new NewRunRequest { Parent = Run.Id, Name = Run.Name, Tags = Run.Tags }).Id));

    private async Task Delete()
    {
        string size = Format.Bytes(Store.Paths.DiskUsage(Run.Id));
        if (!await Notices.Confirm("Delete this run?", $"Its curves, checkpoints and exports are removed, {size} in all. This cannot be undone.", "Delete it"))
            return;
        await Leave("Delete", () =>
        {
            Notices.Done($"Deleted; {Format.Bytes(Actions.Delete(Run.Id))} are free again.");
            return "/";
        });
    }

    // Stays busy once it is done: the second half of a double click is on its way while the page changes.
    private async Task Leave(string what, Func<string> work)
    {
        if (_busy is not null)
            return;
        _busy = what;
        if (!await Notices.Try(() => Navigation.NavigateTo(work())))
            _busy = null;
    }

    private async Task Do(string what, Func<Task> work)
    {
        if (_busy is not null)
            return;
        _busy = what;
        await Notices.Try(work);
        _busy = null;
        await OnChanged.InvokeAsync();
    }

    /// <summary>A command with its button.</summary>
    private sealed record Wish(CommandKind Kind, string Label, string Title, string Class = "");
}
