using System.Globalization;
using BiSSL.Training.Cli.Progress;
using BiSSL.Training.Cli.Results;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Runs;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary>Everything worth reading about one run.</summary>
internal sealed class RunPage(IAnsiConsole console, RunStore store)
{
    public void Write(RunRecord run)
    {
        run = run.At(store.Time.GetUtcNow());
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Run {run.Id}{(run.Name.Length > 0 ? $" ({run.Name})" : "")}: {run.State.ToString().ToLowerInvariant()}, preset {run.Preset}, trained {Times.Clock(run.RunningTime.TotalSeconds)}, {NumberText.Bytes(store.Paths.DiskUsage(run.Id))} in {store.Paths.Run(run.Id)}"));
        if (run.Error is { } error)
            console.WriteLine(error);
        WriteDifferences(run);
        WriteSteering(run);
        WriteProgress(run);
        if (run.Result is { } result)
            ResultTables.Write(console, ResultJson.Read(result));
    }

    private void WriteDifferences(RunRecord run)
    {
        var options = OptionsJson.Read(run.Options);
        if (Preset.Find(run.Preset) is not { } preset)
            return;
        foreach (var change in OptionTree.Differences(preset.Make(options.Data.Name), options))
            console.WriteLine($"  {change.Path} = {change.After} (preset: {change.Before})");
    }

    private void WriteSteering(RunRecord run)
    {
        foreach (var setting in new RunReader(store, run.Id).Steering().Applied.DistinctBy(setting => setting.Command))
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {setting.Name} = {setting.Value} (changed while it trained)"));
    }

    private void WriteProgress(RunRecord run)
    {
        if (run.State == RunState.Completed)
            return;
        foreach (var stage in new RunReader(store, run.Id).Progress())
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Times.Label(stage.Scope, stage.Stage)}: {stage.Done} of {Words.Many(stage.Total, "step")}"));
    }
}
