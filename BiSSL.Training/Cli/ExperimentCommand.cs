using System.CommandLine;
using System.Globalization;
using BiSSL.Training.Experiments;
using BiSSL.Training.Experiments.Export;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary><c>experiment</c>: datasets by variants by arms by seeds, and the table they end in.</summary>
internal sealed class ExperimentCommand(TrainerServices services, Terminal terminal)
{
    private readonly Option<string> _store = CommonOptions.Store();

    public Command Build()
    {
        _store.Recursive = true;
        var list = new Command("list", "All experiments, newest first.");
        list.SetAction(List);
        var command = new Command("experiment", "Compare arms on the same seeds of one or more datasets: make an experiment, train it, and read its verdict.") { New(), list, Train(), Verdict(), _store };
        command.SetAction(List);
        return command;
    }

    private Command New()
    {
        var file = new Argument<string>("FILE") { Description = "A JSON file: name, preset, settings, datasets and variants (each a name and settings), arms, seeds." };
        var make = new Command("new", "Put an experiment's runs into the queue. The dashboard starts them; so does `experiment run`.") { file };
        make.SetAction(words =>
        {
            string path = words.GetValue(file)!;
            var made = new ExperimentStore(Open(words)).Create(ExperimentPlan.Of(ExperimentJson.Read(Content(path), path)));
            terminal.Output.WriteLine($"Experiment {made.Title}: {Words.Many(made.Design.Datasets.Count * made.Design.Variants.Count, "run")} queued. Train them with: ./run.sh experiment run {made.Id}");
            return ExitCode.Done;
        });
        return make;
    }

    private Command Train()
    {
        var name = Name();
        var train = new Command("run", "Train what an experiment has not finished yet, one run after another, in this process.") { name };
        train.SetAction(words =>
        {
            var store = Open(words);
            return Train(store, new ExperimentStore(store).Find(words.GetValue(name)!));
        });
        return train;
    }

    private Command Verdict()
    {
        var name = Name();
        var format = new Option<string>("--format") { Description = "md, csv or tex.", HelpName = "NAME", DefaultValueFactory = _ => "md" };
        var metric = new Option<string>("--metric") { Description = "top-1, top-5 or probe.", HelpName = "NAME", DefaultValueFactory = _ => "top-1" };
        var steered = new Option<bool>("--steered") { Description = "Count runs too in which somebody changed a setting on the way." };
        format.AcceptOnlyFromAmong([.. VerdictExport.Formats.Keys]);
        metric.AcceptOnlyFromAmong([.. Measurements.Metrics]);
        var verdict = new Command("verdict", "The table of an experiment as far as it is filled, with what it says.") { name, format, metric, steered };
        verdict.SetAction(words =>
        {
            var store = Open(words);
            var results = ExperimentResults.Of(store, new ExperimentStore(store).Find(words.GetValue(name)!), words.GetValue(steered));
            terminal.Output.Write(VerdictExport.Formats[words.GetValue(format)!](ExperimentVerdict.Of(results, words.GetValue(metric)!)));
            return ExitCode.Done;
        });
        return verdict;
    }

    private int Train(RunStore store, Experiment experiment)
    {
        int worst = ExitCode.Done;
        foreach (var run in ExperimentResults.Of(store, experiment).Newest.Where(run => run.Run.State != RunState.Completed))
        {
            using var session = TrainerSession.Begin(store, run.Run.Id, services.Gpu(OptionsJson.Read(run.Run.Options).Engine));
            int code = new RunExecution(services, store, terminal, json: false).Train(session);
            if (code == ExitCode.Interrupted)
                return code;
            worst = code == ExitCode.Done ? worst : code;
        }

        terminal.Output.WriteLine(ExperimentVerdict.Of(ExperimentResults.Of(store, experiment)).Headline);
        return worst;
    }

    private int List(ParseResult words)
    {
        var store = Open(words);
        var table = new Table().AddColumns("id", "name", "datasets", "variants", "arms", "seeds", "done");
        foreach (var experiment in new ExperimentStore(store).List())
        {
            var (design, trainings) = (experiment.Design, ExperimentResults.Of(store, experiment).Trainings);
            table.AddCells(experiment.Id, design.Name, Number(design.Datasets.Count), Number(design.Variants.Count), string.Join(", ", design.Arms), Number(design.Seeds), $"{trainings.Done} of {trainings.Total}");
        }
        if (table.Rows.Count > 0)
            terminal.Out.Write(table);
        else
            terminal.Output.WriteLine("No experiments yet. Make one from a file with: ./run.sh experiment new FILE");
        return ExitCode.Done;
    }

    private RunStore Open(ParseResult words) => OpenStore.Reconciled(words.GetValue(_store)!, services.Time, terminal);

    private static string Content(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"The experiment {file} cannot be read: {FileFault.Why(file, fault)}.", fault);
        }
    }

    private static Argument<string> Name() => new("EXPERIMENT") { Description = "The experiment's id, its name, or the beginning of its id." };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
