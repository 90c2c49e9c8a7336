using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>The runs that wait, in an order that people can change.</summary>
public sealed partial class QueuePanel
{
    private bool _busy;

    /// <summary>First to start first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RunRecord> Waiting { get; set; }

    [Parameter, EditorRequired]
    public required DateTimeOffset Now { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback Changed { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    [Inject]
    public required Devices Devices { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    /// <summary>The order after one id has moved by some places; an id that is not among them moves nothing.</summary>
    internal static IReadOnlyList<string> Moved(IReadOnlyList<string> order, string id, int places)
    {
        List<string> moved = [.. order];
        int at = moved.IndexOf(id);
        if (at < 0)
            return order;
        moved.RemoveAt(at);
        moved.Insert(Math.Clamp(at + places, 0, moved.Count), id);
        return moved;
    }

    // Before the page is connected a click would be lost.
    private bool IsFixed => _busy || !RendererInfo.IsInteractive;

    private async Task Move(RunRecord run, int places)
    {
        if (_busy)
            return;
        _busy = true;
        var queue = new RunQueue(Store);
        await Notices.Try(() => queue.Order(Moved([.. queue.Waiting().Select(waiting => waiting.Id)], run.Id, places)));
        await Changed.InvokeAsync();
        _busy = false;
    }

    private static string Title(RunRecord run) => run.Name.Length > 0 ? run.Name : $"Run {run.Id}";
}
