using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>What can be done with one run in its present state.</summary>
public sealed partial class RunMenu
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private bool _busy;

    [Parameter, EditorRequired]
    public required RunSummary Run { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback Changed { get; set; }

    [Inject]
    public required RunActions Actions { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    private string Id => $"menu-{Run.Id}";

    private string Title => Run.Name.Length > 0 ? Run.Name : $"run {Run.Id}";

    private async Task Once(Func<Task> work)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            await Notices.Try(work);
        }
        finally
        {
            _busy = false;
        }

        await Changed.InvokeAsync();
    }

    private async Task Ask(CommandKind kind)
    {
        CommandRecord? sent = await Actions.Answer(Actions.Send(Run.Id, kind), s_patience, CancellationToken.None);
        Notices.Tell(sent, kind == CommandKind.Stop ? $"{Title} left the queue." : $"{Title} waits at the end of the queue and goes on from its last checkpoint.");
    }

    private Task Retry()
    {
        RunRecord made = Actions.Create(new NewRunRequest { Parent = Run.Id, Name = Run.Name, Tags = Run.Tags });
        Notices.Done($"Run {made.Id} has the same options and waits at the end of the queue.");
        return Task.CompletedTask;
    }

    private Task Edit() => Dialogs.OpenAsync<AnnotationForm>($"Run {Run.Id}", new Dictionary<string, object?> { [nameof(AnnotationForm.Run)] = Run });

    private async Task Delete()
    {
        if (!await Notices.Confirm($"Delete {Title}?", $"Its curves, results, checkpoints and exports go for good. It trained for {Format.Duration(Run.Running)}.", "Delete"))
            return;
        // Millions of points take a while.
        long freed = await Task.Run(() => Actions.Delete(Run.Id));
        Notices.Done($"{Title} is deleted; {Format.Bytes(freed)} of files are free again.");
    }
}
