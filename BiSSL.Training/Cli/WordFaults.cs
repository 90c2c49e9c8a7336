using System.CommandLine;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Cli;

/// <summary>What is wrong with the words of a command, one sentence each.</summary>
internal static class WordFaults
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens;
        var options = unknown.Where(word => word.StartsWith('-')).ToList();
        if (options.Count > 0)
            return options.Select(word => NoOption(command, word)).Concat(Others(parsed));
        if (unknown.Count > 0 && command.Subcommands.Count > 0)
            return [$"There is no command '{unknown[0]}'; there are {Names(command)}."];
        if (command.Action is null && command.Subcommands.Count > 0)
            return [$"Name a command: {Names(command)}."];
        return unknown.Select(word => $"'{command.Name}' can do nothing with '{word}'.").Concat(Others(parsed));
    }

    private static string NoOption(Command command, string word)
    {
        var known = command.Options.Select(option => option.Name).Where(name => name.StartsWith("--", StringComparison.Ordinal)).ToList();
        return $"'{command.Name}' has no option '{word}'; did you mean {NearestName.Of(word, known)}?";
    }

    private static string Names(Command command) => string.Join(", ", command.Subcommands.Select(sub => sub.Name));

    /// <summary>What the parser found besides words that it does not know.</summary>
    private static IEnumerable<string> Others(ParseResult parsed) =>
        from error in parsed.Errors
        where !parsed.UnmatchedTokens.Any(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal))
        select string.Join(' ', error.Message.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
