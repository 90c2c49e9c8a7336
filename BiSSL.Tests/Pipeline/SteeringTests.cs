using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Pipeline;

/// <summary>A run that was steered while it trained, and killed, is the run that its marks describe.</summary>
public sealed class SteeringTests : IDisposable
{
    private readonly TempFolder _steered = new();
    private readonly TempFolder _calm = new();

    public void Dispose()
    {
        _steered.Dispose();
        _calm.Dispose();
    }

    [Fact]
    public void Steered_KilledAfterAPromise_KeepsItAndEndsAsARunWithTheSameMarksLeftAlone()
    {
        var draws = new Draws(Environment.TickCount64, "steer");
        var promised = new List<CommandRecord>();
        using (var trainer = TrainerProcess.Train(_steered.Path))
        {
            var run = Begun();
            promised.Add(Promise(run, LiveSettings.LearningRate, 0.7));
            promised.Add(Promise(run, LiveSettings.Lambda, 0.25));
            trainer.KillAfter(TimeSpan.Zero);
        }
        var id = Store(_steered).List().Single().Id;
        using (var trainer = TrainerProcess.Start("resume", id, "--store", _steered.Path))
            trainer.KillAfter(TimeSpan.FromSeconds(draws.Uniform(0.7, 2.5)));
        Finish(_steered, id);

        var marks = new RunReader(Store(_steered), id).Steering().Applied;
        Assert.All(promised, one => Assert.Contains(marks, mark => mark.Scope == "seed 1/bissl" && mark.Command == one.Id));
        Finish(_calm, Replay(id, marks));
        Assert.Equal(Trace.Weights(_calm.Path), Trace.Weights(_steered.Path));
        Assert.Equal(Trace.Curves(_calm.Path), Trace.Curves(_steered.Path));
    }

    /// <summary>Waits until the run trains.</summary>
    private string Begun()
    {
        while (true)
        {
            var run = Store(_steered).List().SingleOrDefault();
            if (run is not null && new RunReader(Store(_steered), run.Id).Series().Any(series => series.Scope != "machine"))
                return run.Id;
            Thread.Sleep(10);
        }
    }

    private CommandRecord Promise(string run, string name, double value)
    {
        var outbox = new CommandOutbox(Store(_steered));
        var sent = outbox.Send(run, CommandKind.Set, name, value);
        while (outbox.Get(sent.Id).State is CommandState.Pending or CommandState.Taken)
            Thread.Sleep(1);
        Assert.Equal(CommandState.Done, outbox.Get(sent.Id).State);
        return sent;
    }

    /// <summary>A run of the same options that will meet the same marks at the same steps.</summary>
    private string Replay(string id, IEnumerable<AppliedSetting> marks)
    {
        var store = Store(_calm);
        var run = store.Create(new NewRun("", "demo", Store(_steered).Get(id).Options));
        using var writer = new RunWriter(store, run.Id);
        foreach (var mark in marks)
            writer.Happened(RunEvent.Changed(mark, double.NaN));
        return run.Id;
    }

    private static void Finish(TempFolder folder, string id)
    {
        if (Store(folder).Get(id).State == RunState.Completed)
            return;
        using var trainer = TrainerProcess.Start("resume", id, "--store", folder.Path);
        var (exitCode, _, error) = trainer.Finish();
        Assert.True(exitCode == 0, error);
    }

    private static RunStore Store(TempFolder folder) => RunStore.Open(folder.Path, TimeProvider.System);
}
