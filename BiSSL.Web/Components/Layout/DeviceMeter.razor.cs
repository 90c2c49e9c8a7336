using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;
using BiSSL.Web.Hubs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Layout;

/// <summary>What trains now, what it uses of the machine, and how many wait.</summary>
public sealed partial class DeviceMeter
{
    private RunRecord? _run;
    private ResourceUsage? _usage;
    private int _waiting;

    [Inject]
    public required RunStore Store { get; init; }

    [Inject]
    public required Devices Devices { get; init; }

    [Inject]
    public required RunsTail Tail { get; init; }

    protected override void OnInitialized() => Read();

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
        _run = Store.In(RunState.Running, RunState.Paused, RunState.Stopping) is [var first, ..] ? first : null;
        _usage = _run?.Usage;
        _waiting = Store.In(RunState.Queued).Count;
    }
}
