using BiSSL.Training.Runs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>What a run uses and used of the machine: its process, its disk and its time.</summary>
public sealed partial class Machine
{
    private RunRecord _run = null!;
    private MachineCharts _charts = null!;
    private long _disk;

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override void OnInitialized()
    {
        _charts = new(View.Run.Id);
        _disk = Store.Paths.DiskUsage(View.Run.Id);
    }

    protected override void OnParametersSet() => _run = Store.Get(View.Run.Id);
}
