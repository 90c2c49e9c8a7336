using System.CommandLine;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;

namespace BiSSL.Training.Cli;

/// <summary><c>resume</c>: goes on with a run from its last checkpoint.</summary>
internal sealed class ResumeCommand(TrainerServices services, Terminal terminal)
{
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Argument<string> _run = CommonOptions.Run();
    private readonly Option<string> _store = CommonOptions.Store();

    public Command Build()
    {
        var command = new Command("resume", "Go on with a run that was stopped, killed or failed, from its last checkpoint, as if nothing had happened.") { _run, _store, _json };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult words)
    {
        var store = RunStore.Open(words.GetValue(_store)!, services.Time);
        var run = store.Find(words.GetValue(_run)!);
        if (run.State == RunState.Completed)
            throw new UserError($"Run {run.Title} is completed, so there is nothing to resume; ./run.sh runs show {run.Id} prints its results.");
        using var session = TrainerSession.Begin(store, run.Id, services.Gpu(OptionsJson.Read(run.Options).Engine));
        return new RunExecution(services, store, terminal, words.GetValue(_json)).Train(session);
    }
}
