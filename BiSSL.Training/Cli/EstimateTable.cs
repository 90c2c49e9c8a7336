using System.Globalization;
using System.Text.Json;
using BiSSL.Training.Pipeline.Estimation;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary>Prints what a run would take.</summary>
internal static class EstimateTable
{
    private const double Hour = 3600;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <param name="store">Where the run would be kept.</param>
    public static int Print(Terminal terminal, RunEstimate estimate, string store, bool json)
    {
        var table = new Table().AddColumns("stage", "jobs", "hours");
        foreach (var stage in estimate.Stages)
            table.AddRow(stage.Stage, Number($"{stage.Jobs}"), Hours(stage.Seconds));
        terminal.For(json).Write(table);
        var text = terminal.TextFor(json);
        text.WriteLine($"{Hours(estimate.Seconds)} hours on {estimate.Device}.");
        text.WriteLine($"{NumberText.Bytes(estimate.MemoryBytes)} of memory at the height{Of(estimate.MemoryFree)}.");
        text.WriteLine($"{NumberText.Bytes(estimate.DiskBytes)} of disk{Of(FreeDisk(store))}.");
        foreach (var remark in estimate.Remarks)
            text.WriteLine(remark);
        if (json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(estimate, s_json));
        return ExitCode.Done;
    }

    private static string Of(long? free) => free is { } bytes ? $", {NumberText.Bytes(bytes)} are free" : "";

    private static long FreeDisk(string store)
    {
        var folder = new DirectoryInfo(store);
        while (!folder.Exists && folder.Parent is { } parent)
            folder = parent;
        return new DriveInfo(folder.FullName).AvailableFreeSpace;
    }

    private static string Hours(double seconds) => Number($"{seconds / Hour:0.00}");

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
