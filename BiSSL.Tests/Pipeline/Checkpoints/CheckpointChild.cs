using System.Diagnostics;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Reporting;
using TorchSharp;

namespace BiSSL.Tests.Pipeline.Checkpoints;

/// <summary>A process that saves states until it dies.</summary>
internal static class CheckpointChild
{
    /// <summary>FOLDER BOUNDARY: saves twice, then a third time and dies at that boundary.</summary>
    public static void SaveAndDie(string[] args)
    {
        bool armed = false;
        var folder = new CheckpointFolder(args[0], "seed 0/bissl", NullReporter.Instance, at =>
        {
            if (armed && at == args[1])
                Process.GetCurrentProcess().Kill();
        });
        folder.Save(State(1));
        folder.Save(State(2));
        armed = true;
        folder.Save(State(3));
    }

    /// <summary>FOLDER: saves again and again, and says so each time.</summary>
    public static void SaveForEver(string[] args)
    {
        var folder = new CheckpointFolder(args[0], "seed 0/bissl", NullReporter.Instance);
        for (long step = (folder.Load()?.Step ?? 0) + 1; ; step++)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            folder.Save(State(step));
            Console.WriteLine(step);
        }
    }

    /// <summary>A state of 40 kB whose every number depends on the step.</summary>
    public static Checkpoint State(long step) => new(
        step,
        new Dictionary<string, torch.Tensor> { ["x"] = torch.arange(5000, dtype: torch.float64) + (double)step },
        new JsonObject { ["step"] = step });
}
