using System.CommandLine;
using System.Globalization;

namespace BiSSL.Training.Cli;

/// <summary><c>bench</c>: how fast this machine trains.</summary>
internal sealed class BenchCommand(TrainerServices services, Terminal terminal)
{
    public Command Build()
    {
        var step = new Command("step", "Time one training step of each kind, the median of several.");
        step.SetAction(_ => Run());
        return new Command("bench", "Measure how fast this machine trains.") { step };
    }

    private int Run()
    {
        foreach (var time in services.BenchSteps())
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.Step}: {time.Seconds * 1000:0.0} ms, {time.ImagesPerSecond:0} images/s"));
        return ExitCode.Done;
    }
}
