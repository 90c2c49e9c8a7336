using System.CommandLine;
using System.Globalization;
using BiSSL.Training.Cli.Progress;
using BiSSL.Training.Runs;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary><c>runs</c>: what the store holds.</summary>
internal sealed class RunsCommand(TimeProvider time, Terminal terminal)
{
    private readonly Option<string> _store = CommonOptions.Store();

    public Command Build()
    {
        _store.Recursive = true;
        var list = new Command("list", "All runs, newest first.");
        list.SetAction(List);
        var command = new Command("runs", "List the runs of the store, show one, or delete one.") { list, Show(), Delete(), _store };
        command.SetAction(List);
        return command;
    }

    private Command Show()
    {
        var name = CommonOptions.Run();
        var show = new Command("show", "One run: its state, what differs from its preset, how far it is, and its results.") { name };
        show.SetAction(words =>
        {
            var store = Open(words);
            new RunPage(terminal.Out, store).Write(store.Find(words.GetValue(name)!));
            return ExitCode.Done;
        });
        return show;
    }

    private Command Delete()
    {
        var name = CommonOptions.Run();
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var delete = new Command("delete", "Remove a run with its files, for good. Finished stages stay in the cache.") { name, yes };
        delete.SetAction(words =>
        {
            var store = Open(words);
            return Delete(store, store.Find(words.GetValue(name)!), words.GetValue(yes));
        });
        return delete;
    }

    private int Delete(RunStore store, RunRecord run, bool sure)
    {
        if (!sure && !terminal.Out.Profile.Capabilities.Interactive)
            throw new UserError($"Deleting run {run.Id} cannot be undone; add --yes to do it without being asked.");
        if (!sure && !terminal.Out.Confirm($"Delete run {run.Id} ({Markup.Escape(run.Name)}) with its files for good?", defaultValue: false))
            return ExitCode.Done;
        store.Delete(run.Id);
        terminal.Output.WriteLine($"Deleted {run.Id}.");
        return ExitCode.Done;
    }

    private int List(ParseResult words)
    {
        var runs = Open(words).List();
        var table = new Table().AddColumns("id", "name", "state", "preset", "created", "trained");
        foreach (var run in runs.Select(run => run.At(time.GetUtcNow())))
        {
            table.AddCells(
                run.Id, run.Name, run.State.ToString().ToLowerInvariant(), run.Preset,
                run.Created.ToLocalTime().ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture), Times.Clock(run.RunningTime.TotalSeconds));
        }
        if (runs.Count > 0)
            terminal.Out.Write(table);
        else
            terminal.Output.WriteLine("No runs yet. Begin with: ./run.sh train --preset demo");
        return ExitCode.Done;
    }

    private RunStore Open(ParseResult words) => OpenStore.Reconciled(words.GetValue(_store)!, time, terminal);
}
