using System.CommandLine;

namespace BiSSL.Benchmarks.Latent;

/// <summary><c>latent</c>: how fluid a large map of features is in a browser.</summary>
internal static class LatentCommand
{
    public static Command Build()
    {
        var points = new Option<int>("--points") { Description = "Points of the map, which has two frames.", DefaultValueFactory = _ => 60_000 };
        var command = new Command("latent", "A map of 60,000 points in a browser: time and processor time per frame while it is moved, zoomed and morphed, and how soon a lasso answers.") { points };
        command.SetAction((words, _) => MapLoad.Run(words.GetValue(points)));
        return command;
    }
}
