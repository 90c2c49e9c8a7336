using System.Globalization;
using System.Text.Json.Nodes;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Web;

/// <summary>A trainer without training, started as the dashboard starts one. What it does is the run's name: "train 500" steps, "deaf", "cannot begin",
/// "compare 50 …" measures every arm on every seed, 50 ms each.</summary>
internal static class FakeTrainer
{
    private const string Plan = """{"jobs":[{"scope":"seed 0/bissl","stage":"bissl","arm":"bissl","seed":0,"cost":1}]}""";

    public static int Resume(string id, string folder)
    {
        RunStore store = RunStore.Open(folder, TimeProvider.System);
        string name = store.Get(id).Name;
        if (name == "cannot begin")
        {
            Console.Error.WriteLine("No such dataset.");
            return 2;
        }

        using TrainerSession session = TrainerSession.Begin(store, id);
        Console.WriteLine($"Training {id}");
        if (name.StartsWith("compare ", StringComparison.Ordinal))
            return Compare(session, OptionsJson.Read(session.Run.Options).Comparison, new RunReader(store, id), int.Parse(name.Split(' ')[1], CultureInfo.InvariantCulture));
        session.Reporter.Happened(new RunEvent(EventKind.Planned, "", 0, JsonNode.Parse(Plan)!.AsObject(), "plan"));
        long steps = name.StartsWith("train ", StringComparison.Ordinal) ? long.Parse(name[6..], CultureInfo.InvariantCulture) : long.MaxValue;
        bool complete = Train(session, new RunReader(store, id), steps, deaf: name == "deaf");
        session.End(complete ? RunState.Completed : RunState.Stopped, new StateChange { Result = complete ? "{\"arms\":{}}" : null });
        return complete ? 0 : 130;
    }

    public static int Export(string id, string arm, string seed, string file)
    {
        if (arm == "scratch")
        {
            Console.Error.WriteLine($"Run {id} has not finished it yet.");
            return 2;
        }

        File.WriteAllText(file, $"{arm} {seed}");
        return 0;
    }

    /// <summary>Finds one class that is named as its folder, with a row of examples that is no picture; nothing wherever "broken" is a part of the name, and no report of "crash" or an empty folder.</summary>
    public static int Check(string name, string root, string report)
    {
        if (root.Length == 0 || root.Contains("crash", StringComparison.Ordinal))
        {
            Console.Error.WriteLine("There is no memory left.");
            return 1;
        }

        string? fault = root.Contains("broken", StringComparison.Ordinal) ? $"The folder '{root}' is damaged." : null;
        ClassFound[] classes = fault is null ? [new(Path.GetFileName(root), 3, 2, 1, 3)] : [];
        new DatasetFound(DateTimeOffset.UnixEpoch, root, fault, classes, 3, 2, 1, 0, [name]).Write(report, classes.Select(_ => "a row"u8.ToArray()));
        return fault is null ? 0 : 2;
    }

    // What it measured before it was killed stays, as the real one's finished stages do.
    private static int Compare(TrainerSession session, ComparisonOptions comparison, RunReader before, int pace)
    {
        var done = Measurements.Of(before);
        foreach ((int seed, string arm) in from seed in Enumerable.Range(comparison.Seed, comparison.Seeds) from arm in comparison.Arms where !done.ContainsKey(("top-1", arm, seed)) select (seed, arm))
        {
            Thread.Sleep(pace);
            JsonObject detail = new() { ["arm"] = arm, ["seed"] = seed, ["measured"] = new JsonObject { ["top1"] = 40 + seed + (arm == "bissl" ? 1.5 : 0) }, ["seconds"] = 0.1 };
            session.Reporter.Happened(new RunEvent(EventKind.StageCompleted, $"seed {seed}/{arm}/fine-tune", 0, detail, $"{seed} {arm}"));
            if (Obey(session))
            {
                session.End(RunState.Stopped, StateChange.Plain);
                return 130;
            }
        }

        session.End(RunState.Completed, new StateChange { Result = "{\"arms\":{}}" });
        return 0;
    }

    private static bool Train(TrainerSession session, RunReader before, long steps, bool deaf)
    {
        for (long step = before.LastSeq(); step < steps; step++)
        {
            session.Reporter.Point("seed 0/bissl", "lower/loss", step, 1.0 / (step + 1));
            session.Reporter.Progress("seed 0/bissl", "bissl", step + 1, steps, 100);
            Thread.Sleep(10);
            if (!deaf && Obey(session))
                return false;
        }

        return true;
    }

    /// <returns>Whether it is to stop.</returns>
    private static bool Obey(TrainerSession session)
    {
        bool stop = false;
        foreach (RunCommand command in session.Commands.Take())
        {
            stop |= command.Kind == CommandKind.Stop;
            if (command.Kind is CommandKind.Pause or CommandKind.Resume)
                session.StandStill(command.Kind == CommandKind.Pause);
            session.Commands.Answer(command, CommandOutcome.Done, "Done.");
        }

        return stop;
    }
}
