using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary>Where a command writes: text for people, and results for programs on standard output. Nothing that is shown can steer a terminal.</summary>
public sealed class Terminal(TextWriter output, TextWriter error)
{
    private const int PlainWidth = 1000;

    /// <summary>Standard output, for text as it is.</summary>
    public TextWriter Output { get; } = new PlainWriter(output);

    /// <summary>Standard error, for text as it is.</summary>
    public TextWriter ErrorOutput { get; } = new PlainWriter(error);

    /// <summary>Standard output, for tables and bars.</summary>
    public IAnsiConsole Out { get; } = Console(output);

    /// <summary>Standard error, for tables and bars.</summary>
    public IAnsiConsole Error { get; } = Console(error);

    /// <summary>Where people read: standard output, unless that belongs to a program.</summary>
    public IAnsiConsole For(bool json) => json ? Error : Out;

    /// <summary>The same place, for text as it is.</summary>
    public TextWriter TextFor(bool json) => json ? ErrorOutput : Output;

    private static IAnsiConsole Console(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = PlainWidth;
        console.Pipeline.Attach(new PlainTables());
        return console;
    }
}
