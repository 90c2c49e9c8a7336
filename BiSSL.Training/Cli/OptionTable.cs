using BiSSL.Training.Pipeline.Options;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary>Says what the options mean.</summary>
internal static class OptionTable
{
    /// <param name="word">Only options whose path, symbol or meaning holds it; empty for all.</param>
    public static int Print(Terminal terminal, RunOptions options, string word)
    {
        var leaves = OptionTree.Leaves.Where(leaf => Mentions(leaf, word)).ToList();
        if (leaves.Count == 0)
            throw new UserError($"No option mentions '{word}'; the nearest is {NearestName.Of(word, OptionTree.Leaves.Select(leaf => leaf.Path))}.");
        var table = new Table().AddColumns("option", "symbol", "this run", "allowed", "meaning");
        foreach (var leaf in leaves)
        {
            table.AddCells(leaf.Path, leaf.About.Symbol, OptionText.Format(leaf.Get(options)), OptionsValidator.Allowed(leaf), leaf.About.Text);
        }
        terminal.Out.Write(table);
        return ExitCode.Done;
    }

    private static bool Mentions(OptionLeaf leaf, string word) =>
        new[] { leaf.Path, leaf.About.Symbol, leaf.About.Text }.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
