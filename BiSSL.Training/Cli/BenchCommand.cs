using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary><c>bench</c>: how fast this machine trains.</summary>
internal sealed class BenchCommand(TrainerServices services, Terminal terminal)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly Option<bool> _json = new("--json") { Description = "End with one line of JSON." };

    private readonly Option<int> _threads = new("--threads") { Description = "Threads of each side; all cores unless given.", HelpName = "N" };

    public Command Build()
    {
        var step = new Command("step", "Time one SimCLR step of ResNet-18 beside plain PyTorch where python3-torch is installed.") { _json, _threads };
        step.SetAction(words => Run(words.GetValue(_json), words.GetValue(_threads)));
        return new Command("bench", "Measure how fast this machine trains. Quote ratios: absolute times are noise.") { step };
    }

    private int Run(bool json, int threads)
    {
        var table = new Table().AddColumns("batch", "fast", "stock", "PyTorch", "PyTorch, channels last", "fast / PyTorch");
        var times = services.BenchSteps(threads).ToList();
        foreach (var time in times)
            table.AddRow($"{time.Images} × {time.Side} px", Milliseconds(time.Fast), Milliseconds(time.Stock), Milliseconds(time.PyTorch), Milliseconds(time.PyTorchChannelsLast), Ratio(time.Ratio));
        terminal.For(json).Write(table);
        if (json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(times, s_json));
        return ExitCode.Done;
    }

    private static string Milliseconds(double? seconds) => seconds is { } s ? string.Create(null, $"{s * 1000:0} ms") : "not installed";

    private static string Ratio(double? ratio) => ratio is { } r ? string.Create(null, $"{r:0.00}") : "";
}
