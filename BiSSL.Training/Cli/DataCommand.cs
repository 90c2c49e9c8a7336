using System.CommandLine;
using System.Globalization;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Datasets.Fetching;
using BiSSL.Training.Pipeline;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary><c>data</c>: which datasets can be read, getting one, and whether its files are in order.</summary>
internal sealed class DataCommand(TrainerServices services, Terminal terminal)
{
    private const int NamedClasses = 30;

    private readonly Option<string> _store = CommonOptions.Store();

    public Command Build() => new("data", "List the datasets that can be read, get one, or check its files.") { List(), Get(), Check() };

    private Command List()
    {
        var list = new Command("list", "The datasets, what of them is in the data folder beside the store, and where they come from.") { _store };
        list.SetAction(words =>
        {
            var home = Home(words);
            var table = new Table().AddColumns("data.name", "classes", "training, validation, test", "here", "below data.root", "from");
            foreach (var set in Dataset.All)
                table.AddCells(set.Name, set.Classes > 0 ? $"{set.Classes}" : "one per sub-folder", Sizes(set), DatasetState.Of(set, home.Of(set)).Describe(), set.Files, set.Origin);
            terminal.Out.Write(table);
            terminal.Output.WriteLine($"Here means in {home.Folder}; data.root may name another folder.");
            return ExitCode.Done;
        });
        return list;
    }

    private Command Get()
    {
        var name = Name("The dataset to get, as in data list.");
        var to = new Option<string?>("--to") { Description = "The folder to get it into; otherwise NAME in the data folder beside the store, where training looks for it.", HelpName = "DIR" };
        var get = new Command("get", "Download a dataset, compare its checksums and unpack it. Goes on where it broke off.") { name, to, _store };
        get.SetAction(words =>
        {
            var set = Dataset.Named(words.GetValue(name)!);
            return Get(set, words.GetValue(to) ?? Home(words).Of(set));
        });
        return get;
    }

    private int Get(Dataset set, string folder)
    {
        var lines = new FetchLines(terminal.Output.WriteLine, services.Time);
        using var stop = new StopSignal(() => terminal.Output.WriteLine("Stopping. What has come is kept."));
        try
        {
            services.GetData(set, folder, lines.Report, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        terminal.Output.WriteLine($"{set.Title} is in {Path.GetFullPath(folder)}. Check it with: ./run.sh data check {set.Name}");
        return ExitCode.Done;
    }

    private Command Check()
    {
        var layers = new LayerOptions();
        var name = Name("A dataset, all of whose files are read; without it, the images that a run with the options below would use.");
        name.Arity = ArgumentArity.ZeroOrOne;
        var root = new Option<string?>("--root") { Description = "The folder of the dataset; otherwise NAME in the data folder beside the store.", HelpName = "DIR" };
        var told = new Option<string?>("--report") { Description = "With a dataset: a folder that gets what was found and examples of every class, in place of an earlier report there; the dashboard shows it.", HelpName = "DIR" };
        var check = new Command("check", "Read all images and count them, as in: data check cifar10, or: data check --preset paper --set data.name=cifar10 --set data.root=DIR")
        {
            name, root, told, _store, layers.Preset, layers.Config, layers.Set,
        };
        check.SetAction(words => words.GetValue(name) is { } one
            ? Print(services.CheckDataset(Dataset.Named(one), words.GetValue(root) ?? Home(words).Root("", one), words.GetValue(told)), ExitCode.Failed)
            : Print(services.CheckData(layers.Read(words, []).Build(), Home(words)), ExitCode.Done));
        return check;
    }

    private int Print(DataReport report, int ifSkipped)
    {
        foreach (var sentence in report.Descriptions.SelectMany(one => one.Taken.Concat(one.LeftOut).Concat(one.Cautions)).Concat(report.Skipped).Distinct())
            terminal.Output.WriteLine(sentence);
        terminal.Output.WriteLine($"{Words.Many(report.Classes.Count, "class", "classes")}: {Names(report.Classes)}");
        terminal.Output.WriteLine($"{(report.Unlabelled > 0 ? $"{Words.Number(report.Unlabelled)} unlabelled, " : "")}{Words.Number(report.Train)} training, {Words.Number(report.Validation)} validation and {Words.Many(report.Test, "test image")}; {Words.Many(report.Skipped.Count, "file")} could not be opened");
        return report.Skipped.Count > 0 ? ifSkipped : ExitCode.Done;
    }

    private static string Names(IReadOnlyList<string> classes) =>
        classes.Count <= NamedClasses ? string.Join(", ", classes) : $"{string.Join(", ", classes.Take(NamedClasses))} and {Words.Many(classes.Count - NamedClasses, "other")}";

    private static Argument<string> Name(string about) => new("NAME") { Description = about };

    private DataHome Home(ParseResult words) => DataHome.Beside(words.GetValue(_store)!);

    private static string Sizes(Dataset set) => set.Sizes switch
    {
        { Test: 0 } => "",
        { Validation: 0, Unlabelled: > 0 } sizes => string.Create(CultureInfo.InvariantCulture, $"{sizes.Train:N0} divided, {sizes.Test:N0}; {sizes.Unlabelled:N0} unlabelled"),
        { Validation: 0 } sizes => string.Create(CultureInfo.InvariantCulture, $"{sizes.Train:N0} divided, {sizes.Test:N0}"),
        var sizes => string.Create(CultureInfo.InvariantCulture, $"{sizes.Train:N0}, {sizes.Validation:N0}, {sizes.Test:N0}"),
    };
}
