using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Web.Components.Charts;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>What a run used of the machine; steps are seconds of the clock.</summary>
internal sealed record MachineCharts(string Run)
{
    public ChartSpec Processor => Curve("machine-cpu", "Processor, % (100 is one core)", ("cpu", "trainer", "accent"));

    public ChartSpec Memory => Curve("machine-memory", "Memory of the trainer", ("memory", "resident", "accent")) with { Unit = "B", Min = 0 };

    public ChartSpec Gpu => Curve("machine-gpu", "GPU, %", ("gpu", "device", "bissl")) with { Min = 0, Max = 100 };

    public ChartSpec GpuMemory => Curve("machine-gpu-memory", "Memory of the GPU", ("gpu memory", "device", "bissl")) with { Unit = "B", Min = 0 };

    /// <param name="scopes">Whose images per second.</param>
    public ChartSpec Throughput(IEnumerable<string> scopes) => new("throughput", "Throughput, images/s")
    {
        Lines = new([.. scopes.Select(scope => new LineSpec(Run, MachineCurves.Scope, MachineCurves.ImagesPerSecond(scope), scope))]),
        Group = MachineCurves.Scope,
        Height = 150,
        Unmarked = true,
        Along = "time",
        Min = 0,
    };

    private ChartSpec Curve(string id, string title, (string Name, string Label, string Colour) line) => new(id, title)
    {
        Lines = [new(Run, MachineCurves.Scope, line.Name, line.Label) { Colour = line.Colour }],
        Group = MachineCurves.Scope,
        Height = 150,
        Unmarked = true,
        Along = "time",
    };
}
