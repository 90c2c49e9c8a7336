using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;
using BiSSL.Web.Hubs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>How many runs go before a new one, live.</summary>
public sealed partial class QueueAhead
{
    private string? _read;
    private int _training;
    private int _waiting;

    /// <summary>"cpu" or "cuda:N".</summary>
    [Parameter, EditorRequired]
    public required string Device { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    [Inject]
    public required Devices Devices { get; init; }

    [Inject]
    public required RunsTail Tail { get; init; }

    private string Sentence => (_training, _waiting) switch
    {
        (0, 0) => $"It begins at once: {Device} is free.",
        (_, 0) => $"It waits for the run that trains on {Device} now.",
        (0, 1) => "One run in the queue goes before it.",
        (0, _) => $"{_waiting} runs in the queue go before it.",
        _ => $"It waits for the run that trains on {Device} now and {_waiting} in the queue.",
    };

    protected override void OnParametersSet()
    {
        if (_read != Device)
            Read();
    }

    protected override async Task Follow(CancellationToken closed)
    {
        await foreach (RunsNews _ in Tail.News(closed))
        {
            Read();
            StateHasChanged();
        }
    }

    private void Read()
    {
        _read = Device;
        _training = Store.In(RunState.Running, RunState.Paused, RunState.Stopping).Count(run => Devices.Of(run) == Device);
        _waiting = new RunQueue(Store).Waiting().Count(run => Devices.Of(run) == Device);
    }
}
