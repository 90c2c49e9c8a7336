using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BiSSL.Training.Cli;

/// <summary>All commands of the trainer.</summary>
public sealed class CommandLine(TrainerServices services, Terminal terminal)
{
    private const string Summary = """
        Bilevel self-supervised learning: pretext training, BiSSL, fine-tuning and a fair comparison.

          ./run.sh train --preset demo              train and compare: about two minutes on two cores
          ./run.sh train --explain                  what can be set, and what it means
          ./run.sh runs                             what has been trained so far
          ./run.sh COMMAND --help                   more about one command
        """;

    /// <summary>The tree of commands.</summary>
    public Command Root() => new("./run.sh", Summary)
    {
        new HelpOption(),
        new TrainCommand(services, terminal).Build(),
        new ResumeCommand(services, terminal).Build(),
        new SendCommand(services.Time, terminal).Build(),
        new RunsCommand(services.Time, terminal).Build(),
        new ExperimentCommand(services, terminal).Build(),
        new ExportCommand(services, terminal).Build(),
        new FeaturesCommand(services, terminal).Build(),
        new MapCommand(services, terminal).Build(),
        new DataCommand(services, terminal).Build(),
        new VerifyCommand(services, terminal).Build(),
        new BenchCommand(services, terminal).Build(),
    };

    /// <summary>Does what the words say.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(IReadOnlyList<string> words)
    {
        try
        {
            return Invoke(Root().Parse(words));
        }
        catch (UserError error)
        {
            terminal.ErrorOutput.WriteLine(error.Message);
            return ExitCode.Of(error);
        }
        catch (Exception fault)
        {
            terminal.ErrorOutput.WriteLine(FaultReport.Keep(fault, Path.GetTempPath()));
            return ExitCode.Failed;
        }
    }

    private int Invoke(ParseResult parsed)
    {
        if (parsed.Action is not ParseErrorAction)
            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.ErrorOutput, EnableDefaultExceptionHandler = false });
        foreach (var sentence in WordFaults.Of(parsed))
            terminal.ErrorOutput.WriteLine(sentence);
        var names = string.Concat(parsed.CommandResult.Command.Parents.OfType<Command>().Reverse().Append(parsed.CommandResult.Command).Select(command => command.Name + " "));
        terminal.ErrorOutput.WriteLine($"{names}--help says what is possible.");
        return ExitCode.WrongInput;
    }
}
