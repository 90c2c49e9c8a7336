using BiSSL.Training.Cli.Progress;
using BiSSL.Training.Cli.Results;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary>Trains one run of the store in this process, from taking its lock to the final table.</summary>
internal sealed class RunExecution(TrainerServices services, RunStore store, Terminal terminal, bool json)
{
    private readonly IAnsiConsole _people = terminal.For(json);
    private readonly TextWriter _text = terminal.TextFor(json);

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Train(TrainerSession session)
    {
        var run = session.Run;
        _text.WriteLine($"Run {run.Title}, preset {run.Preset}, in {store.Paths.Run(run.Id)}");
        try
        {
            var outcome = Watch(OptionsJson.Read(run.Options), session);
            return outcome.Stopped ? Stop(session, outcome) : Complete(session, outcome);
        }
        catch (UserError error)
        {
            return Fail(session, error.Message, ExitCode.Of(error));
        }
        catch (Exception fault)
        {
            return Fail(session, FaultReport.Keep(fault, store.Paths.Run(run.Id)), ExitCode.Failed);
        }
    }

    private RunOutcome Watch(RunOptions options, TrainerSession session)
    {
        IProgressView view = _people.Profile.Out.IsTerminal && _people.Profile.Capabilities.Interactive
            ? new BarsView(_people)
            : new LinesView(_text.WriteLine, services.Time);
        using var stop = new StopSignal(() => view.Say("Stopping at the next step, with a checkpoint. Once more ends at once."));
        var outcome = view.During(() => services.Pipeline.Run(options, Describe(session, view, ScoreNames.Of(options.Data.Name)), stop.Token));
        return outcome with { Seconds = outcome.Seconds + session.Run.RunningTime.TotalSeconds };
    }

    private RunSession Describe(TrainerSession session, IProgressView view, string score) => new()
    {
        Run = session.Run.Id,
        Folder = store.Paths.Run(session.Run.Id),
        CacheFolder = store.Paths.Cache,
        DataHome = DataHome.Beside(store.Paths.Root),
        Reporter = new WatchedReporter(session.Reporter, view, score),
        Commands = session.Commands,
        StandsStill = paused =>
        {
            session.StandStill(paused);
            view.Say(paused ? $"Paused. Go on with: ./run.sh command {session.Run.Id} resume" : "Going on.");
        },
        History = new RunReader(store, session.Run.Id).Steering(),
        StageSeconds = new RunReader(store, session.Run.Id).StageSeconds(),
    };

    private int Complete(TrainerSession session, RunOutcome outcome)
    {
        var result = ResultJson.Write(session.Run.Id, "completed", outcome);
        session.End(RunState.Completed, new StateChange { Result = result, ExitCode = ExitCode.Done });
        ResultTables.Write(_people, outcome);
        PrintLast(result);
        return ExitCode.Done;
    }

    private int Stop(TrainerSession session, RunOutcome outcome)
    {
        session.End(RunState.Stopped, new StateChange { ExitCode = ExitCode.Interrupted });
        _text.WriteLine($"Stopped. Go on with: ./run.sh resume {session.Run.Id}");
        PrintLast(ResultJson.Write(session.Run.Id, "stopped", outcome));
        return ExitCode.Interrupted;
    }

    private int Fail(TrainerSession session, string reason, int exitCode)
    {
        terminal.ErrorOutput.WriteLine(reason);
        session.Fail(reason, exitCode);
        _text.WriteLine($"Failed. To try again with the same options: ./run.sh resume {session.Run.Id}");
        PrintLast(ResultJson.Failure(session.Run.Id, reason));
        return exitCode;
    }

    private void PrintLast(string result)
    {
        if (json)
            terminal.Output.WriteLine(result);
    }
}
