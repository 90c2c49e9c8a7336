using System.CommandLine;

namespace BiSSL.Benchmarks.History;

/// <summary><c>history</c>: how quickly a long run opens, and a long list of runs.</summary>
internal static class HistoryCommand
{
    public static Command Build()
    {
        var points = new Option<int>("--points") { Description = "Points of the long run, in all its series together.", DefaultValueFactory = _ => 1_000_000 };
        var series = new Option<int>("--series") { Description = "Its series.", DefaultValueFactory = _ => 20 };
        var runs = new Option<int>("--runs") { Description = "Runs with curves in the list.", DefaultValueFactory = _ => 2000 };
        var command = new Command("history", "A run of a million points in 20 series, and 2,000 runs with curves: seconds until they are there.") { points, series, runs };
        command.SetAction((words, cancel) => HistoryLoad.Run(words.GetValue(points), words.GetValue(series), words.GetValue(runs), cancel));
        return command;
    }
}
