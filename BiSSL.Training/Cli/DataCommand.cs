using System.CommandLine;
using System.Globalization;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary><c>data</c>: which datasets can be read, and whether the files of one are in order.</summary>
internal sealed class DataCommand(TrainerServices services, Terminal terminal)
{
    public Command Build() => new("data", "List the datasets that can be read, or check the files of one.") { List(), Check() };

    private Command List()
    {
        var list = new Command("list", "The datasets, what lies where, and where to get it.");
        list.SetAction(_ =>
        {
            var table = new Table().AddColumns("data.name", "classes", "below data.root", "from");
            foreach (var set in Dataset.All)
                table.AddRow(new Text(set.Name), new Text(set.Classes > 0 ? $"{set.Classes}" : "one per sub-folder"), new Text(set.Files), new Text(set.Origin));
            terminal.Out.Write(table);
            return ExitCode.Done;
        });
        return list;
    }

    private Command Check()
    {
        var layers = new LayerOptions();
        var check = new Command("check", "Read all images that a run would use and count them, as in: data check --preset paper --set data.name=cifar10 --set data.root=DIR")
        {
            layers.Preset, layers.Config, layers.Set,
        };
        check.SetAction(words => Print(services.CheckData(layers.Read(words, []).Build())));
        return check;
    }

    private int Print(DataReport report)
    {
        foreach (var sentence in report.Skipped)
            terminal.Output.WriteLine(sentence);
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Classes.Count} classes: {string.Join(", ", report.Classes)}"));
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Unlabelled} unlabelled, {report.Train} training, {report.Validation} validation and {report.Test} test images; {report.Skipped.Count} files skipped"));
        return ExitCode.Done;
    }
}
