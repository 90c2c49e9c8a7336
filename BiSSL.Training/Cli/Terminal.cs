using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary>Where a command writes: text for people, and results for programs on standard output.</summary>
public sealed class Terminal(TextWriter output, TextWriter error)
{
    private const int PlainWidth = 160;

    /// <summary>Text for people when standard output is theirs.</summary>
    public IAnsiConsole Out { get; } = Console(output);

    /// <summary>Text for people when standard output belongs to a program, and messages about what went wrong.</summary>
    public IAnsiConsole Error { get; } = Console(error);

    /// <summary>Where people read, given whether the result goes out as JSON.</summary>
    public IAnsiConsole For(bool json) => json ? Error : Out;

    /// <summary>Writes a line to standard output as it is.</summary>
    public void Line(string text)
    {
        output.WriteLine(text);
        output.Flush();
    }

    private static IAnsiConsole Console(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = PlainWidth;
        return console;
    }
}
