using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary>Shows what a run would do.</summary>
internal static class DryRun
{
    private static readonly JsonSerializerOptions s_line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Print(Terminal terminal, OptionLayers layers, RunOptions options, bool json)
    {
        var differences = OptionTree.Differences(layers.Base(), options);
        terminal.TextFor(json).WriteLine(OptionsJson.Write(options));
        PrintDifferences(terminal.For(json), layers.Preset.Name, differences);
        if (json)
            terminal.Output.WriteLine(Line(options, differences));
        return ExitCode.Done;
    }

    private static void PrintDifferences(IAnsiConsole console, string preset, IReadOnlyList<OptionChange> differences)
    {
        if (differences.Count == 0)
        {
            console.WriteLine($"Nothing differs from the preset {preset}.");
            return;
        }
        console.WriteLine($"Differences from the preset {preset}:");
        var table = new Table().AddColumns("option", preset, "this run", "meaning");
        foreach (var change in differences)
            table.AddCells(change.Path, change.Before, change.After, OptionTree.Find(change.Path)!.About.Text);
        console.Write(table);
    }

    private static string Line(RunOptions options, IReadOnlyList<OptionChange> differences) => new JsonObject
    {
        ["options"] = JsonNode.Parse(OptionsJson.Write(options)),
        ["differences"] = new JsonArray([.. differences.Select(change => (JsonNode)new JsonObject { ["path"] = change.Path, ["preset"] = change.Before, ["run"] = change.After })]),
    }.ToJsonString(s_line);
}
