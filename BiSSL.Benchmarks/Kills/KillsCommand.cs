using System.CommandLine;

namespace BiSSL.Benchmarks.Kills;

/// <summary><c>kills</c>: what a page shows when the dashboard and the trainer die at random moments.</summary>
internal static class KillsCommand
{
    public static Command Build()
    {
        var times = new Option<int>("--times") { Description = "How often something is killed.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "Of the moments; another one at each call unless given.", DefaultValueFactory = _ => Environment.TickCount };
        var patience = new Option<int>("--patience") { Description = "Seconds after a kill in which the page must show the truth.", DefaultValueFactory = _ => 10 };
        var command = new Command("kills", "kill -9 of dashboard and trainer at random moments, with a browser open: seconds until the page shows the truth, and what is lost.") { times, seed, patience };
        command.SetAction(async (words, _) =>
        {
            IReadOnlyList<string> faults = await KillStorm.Run(words.GetValue(times), words.GetValue(seed), words.GetValue(patience), Console.Out);
            foreach (string fault in faults)
                Console.WriteLine($"FAULT: {fault}");
            return faults.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
